import { bytesText } from '../format/bytes.ts';

/** How the names of files end that are read: a workbook, a CSV file, and the city's own JSON. */
export const ENDINGS = ['.xlsx', '.csv', '.tsv', '.txt', '.json'] as const;

/** The most bytes of a file that the API reads, as a test sees to. */
export const MAX_BYTES = 67_108_864;

/** What the contract says of a name, as a test sees to. */
export const NAME = /^[0-9A-Za-z _.()+-]+$/;
export const MAX_NAME = 200;

/** A file that can never become a load. Its message is for people. */
export class Unfit extends Error {
  // A literal: constructor.name does not survive minifying.
  override readonly name = 'Unfit';
}

/** Why a file cannot become a load, and what would be right; undefined where it can. */
export const unfitness = ({
  name,
  size,
}: {
  readonly name: string;
  readonly size: number;
}): string | undefined => {
  if (!ENDINGS.some((ending) => name.toLowerCase().endsWith(ending)))
    return 'This type of file is not read. Use an Excel workbook (.xlsx) or a CSV file (.csv).';
  if (size === 0) return 'The file is empty.';
  if (size > MAX_BYTES)
    return `The file is too large: ${bytesText(size)}. At most ${bytesText(MAX_BYTES)} are accepted, so split it.`;
  if (!NAME.test(name))
    return 'The name of the file is not accepted. Use only letters from A to Z, digits, spaces and _ . ( ) + -';
  if (name.length > MAX_NAME)
    return `The name of the file is too long. At most ${String(MAX_NAME)} characters are accepted.`;
  return undefined;
};

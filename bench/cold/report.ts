import { nodeNote } from '../shared/node.ts';
import { rounded, tableLines } from '../shared/numbers.ts';
import type { Contest } from './functions.ts';
import type { Times } from './import.ts';

/** What the import of a function may cost, as a multiple of the bare bundle's. */
const AT_MOST = 1;

export interface Row extends Contest, Times {}

/** One line: for each function its milliseconds, bytes and their bare counterparts. */
export const json = (rows: readonly Row[]): string =>
  JSON.stringify(
    Object.fromEntries(
      rows.map(({ name, ours, bare, oursMs, bareMs, madeMs, toBare, toMade }) => [
        name,
        {
          ms: rounded(oursMs, 1),
          bareMs: rounded(bareMs, 1),
          madeMs: rounded(madeMs, 1),
          ratio: rounded(toBare, 2),
          madeRatio: rounded(toMade, 2),
          bytes: ours.bytes,
          bareBytes: bare.bytes,
        },
      ]),
    ),
  );

const kilobytes = ({ bytes }: Contest['ours']): string => (bytes / 1000).toFixed(0);

/** What a person reads, in 80 columns. @param version of the Node that imported */
export const report = (rows: readonly Row[], version: string, rounds: number): string => {
  const dear = rows.filter(({ toBare }) => toBare > AT_MOST).map(({ name }) => name);
  return [
    'Import of each bundle beside one of just the SDK clients it uses, same options.',
    `${nodeNote(version)}.`,
    `Medians of ${String(rounds)} processes each. Sizes are of all files, also those loaded later.`,
    'bare: the clients imported; made: and created, as our module does, too.',
    '',
    ...tableLines([
      ['', 'ms', 'bare ms', 'ratio', 'made ms', 'ratio', 'KB', 'bare KB'],
      ...rows.map(({ name, ours, bare, oursMs, bareMs, madeMs, toBare, toMade }) => [
        name,
        oursMs.toFixed(1),
        bareMs.toFixed(1),
        toBare.toFixed(2),
        madeMs.toFixed(1),
        toMade.toFixed(2),
        kilobytes(ours),
        kilobytes(bare),
      ]),
    ]),
    '',
    dear.length === 0
      ? `holds   at most ${AT_MOST.toFixed(1)}x the bare bundle`
      : `MISSED  at most ${AT_MOST.toFixed(1)}x the bare bundle: ${dear.join(', ')}`,
  ].join('\n');
};

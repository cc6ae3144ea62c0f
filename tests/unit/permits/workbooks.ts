import { zipOf, type ZipOptions } from './zips.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const STRICT_MAIN = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
const TRANSITIONAL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships';

export interface SheetParts {
  readonly name?: string;
  /** What stands in `sheetData`. */
  readonly rows: string;
  readonly state?: 'hidden' | 'veryHidden';
  readonly kind?: 'worksheet' | 'chartsheet';
}

export interface WorkbookOptions {
  /** What stands in `sst`; without it there are no shared strings. */
  readonly shared?: string;
  readonly isStrict?: boolean;
  /** What stands before the root of each sheet. */
  readonly prolog?: string;
  /** `x` writes `<x:row>` for `<row>`. */
  readonly prefix?: string;
  readonly properties?: string;
  readonly zip?: ZipOptions;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A row of texts and numbers, as a program without shared strings writes it. */
export const rowXml = (values: readonly (string | number | null)[], r?: number): string => {
  const cells = values.map((value) => {
    if (value === null) return '<c/>';
    return typeof value === 'number'
      ? `<c><v>${value}</v></c>`
      : `<c t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
  });
  return `<row${r === undefined ? '' : ` r="${r}"`}>${cells.join('')}</row>`;
};

const relations = (kinds: readonly (readonly [string, string])[], base: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${kinds
    .map(([kind, target], at) => `<Relationship Id="r${at}" Type="${base}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const prefixed = (xml: string, prefix: string | undefined): string =>
  prefix === undefined
    ? xml
    : xml.replaceAll(/<(\/?)(?=\w)/g, `<$1${prefix}:`).replace(' xmlns=', ` xmlns:${prefix}=`);

/** The parts of a workbook, each as XML. */
export const partsOf = (
  sheets: readonly SheetParts[],
  { shared, isStrict = false, prolog = '', prefix, properties = '' }: WorkbookOptions = {},
): Record<string, string> => {
  const base = isStrict ? STRICT : TRANSITIONAL;
  const main = isStrict ? STRICT_MAIN : MAIN;
  const kinds = sheets.map(({ kind = 'worksheet' }, at) => [kind, `${kind}s/sheet${at + 1}.xml`] as const);
  const entries = sheets.map(
    ({ name = 'Sheet1', state }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} rel:id="r${at}"/>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']], base),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:rel="${base}">${properties}<sheets>${entries.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      [...kinds, ...(shared === undefined ? [] : [['sharedStrings', '/xl/sharedStrings.xml'] as const])],
      base,
    ),
  };
  for (const [at, { rows, kind = 'worksheet' }] of sheets.entries())
    parts[`xl/${kind}s/sheet${at + 1}.xml`] =
      `${prolog}${prefixed(`<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`, prefix)}`;
  if (shared !== undefined)
    parts['xl/sharedStrings.xml'] = prefixed(`<sst xmlns="${main}">${shared}</sst>`, prefix);
  return parts;
};

/** A workbook of these parts. */
export const packed = (parts: Readonly<Record<string, string>>, zip?: ZipOptions): Buffer =>
  zipOf(
    Object.entries(parts).map(([name, xml]) => [name, Buffer.from(xml)] as const),
    zip,
  );

/** A workbook written by hand, so that each of its ways can be had. */
export const workbookOf = (sheets: readonly SheetParts[], options: WorkbookOptions = {}): Buffer =>
  packed(partsOf(sheets, options), options.zip);

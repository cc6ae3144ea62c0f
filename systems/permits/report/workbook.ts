import { posix } from 'node:path';
import { Refusal } from './refusal.ts';
import type { DateSystem, LeftOut } from './sheet.ts';
import { readXml } from './xml.ts';
import { damaged, type Part } from './zip.ts';

/** A sheet of rows that can be seen, and the part that holds it. */
export interface Worksheet {
  readonly name: string;
  readonly part: Part;
}

export interface Workbook {
  readonly dateSystem: DateSystem;
  readonly worksheets: readonly Worksheet[];
  readonly leftOut: readonly LeftOut[];
  readonly sharedStrings: Part | undefined;
}

/** The contract names so many sheets, with names so long; Excel allows names of 31 characters. */
const MOST_SHEETS = 200;
const MAX_NAME_LENGTH = 255;

type Parts = ReadonlyMap<string, Part>;

interface Relation {
  readonly id: string;
  /** The last word of its type, which is the same in transitional and strict workbooks. */
  readonly kind: string;
  readonly target: string;
}

const partOf = (parts: Parts, name: string): Part => {
  const part = parts.get(name);
  if (part === undefined) throw damaged();
  return part;
};

/** Where a part's relations are; '' is the package itself. */
const relationsOf = async (parts: Parts, name: string): Promise<readonly Relation[]> => {
  const { dir, base } = posix.parse(name);
  const part = parts.get(posix.join(dir, '_rels', `${base}.rels`));
  const relations: Relation[] = [];
  if (part === undefined) return relations;
  await readXml(part.content(), {
    open(tag, { Id = '', Type = '', Target = '' }) {
      if (tag !== 'Relationship') return;
      const target = posix.join('/', Target.startsWith('/') ? '' : dir, Target).slice(1);
      relations.push({ id: Id, kind: Type.slice(Type.lastIndexOf('/') + 1), target });
    },
  });
  return relations;
};

interface SheetEntry {
  readonly name: string;
  readonly relation: string;
  readonly isHidden: boolean;
}

const entriesOf = async (part: Part) => {
  const found: { dateSystem: DateSystem; sheets: SheetEntry[] } = { dateSystem: '1900', sheets: [] };
  await readXml(part.content(), {
    open(tag, attributes) {
      if (tag === 'workbookPr' && /^(1|true|on)$/i.test(attributes['date1904'] ?? ''))
        found.dateSystem = '1904';
      if (tag !== 'sheet') return;
      const [, relation = ''] = Object.entries(attributes).find(([name]) => name.endsWith(':id')) ?? [];
      const isHidden = /hidden/i.test(attributes['state'] ?? '');
      found.sheets.push({ name: attributes['name'] ?? '', relation, isHidden });
    },
  });
  return found;
};

const workbookPart = async (parts: Parts): Promise<string> => {
  if (!parts.has('[Content_Types].xml')) {
    const isOpenDocument = parts.has('META-INF/manifest.xml') && parts.has('content.xml');
    const what = isOpenDocument ? 'an OpenDocument spreadsheet (.ods)' : 'a zip archive but not a workbook';
    throw new Refusal(`the file is ${what}: expected an Excel workbook (.xlsx) or a CSV file`);
  }
  const main = (await relationsOf(parts, '')).find(({ kind }) => kind === 'officeDocument');
  if (main === undefined) throw damaged();
  if (main.target.endsWith('.bin'))
    throw new Refusal(
      'the file is a binary Excel workbook (.xlsb): expected an Excel workbook (.xlsx) or a CSV file',
    );
  return main.target;
};

const refuseUnlistable = (sheets: readonly SheetEntry[]): void => {
  if (sheets.length > MOST_SHEETS)
    throw new Refusal(`the workbook has ${sheets.length} sheets: at most ${MOST_SHEETS} can be read`);
  if (sheets.some(({ name }) => name.length > MAX_NAME_LENGTH))
    throw new Refusal(`the workbook has a sheet with a name of more than ${MAX_NAME_LENGTH} characters`);
};

/**
 * What a workbook consists of.
 * @throws Refusal if it is not a workbook, or is damaged
 */
export const openWorkbook = async (parts: Parts): Promise<Workbook> => {
  const main = await workbookPart(parts);
  const relations = await relationsOf(parts, main);
  const { dateSystem, sheets } = await entriesOf(partOf(parts, main));
  refuseUnlistable(sheets);
  const worksheets: Worksheet[] = [];
  const leftOut: LeftOut[] = [];
  for (const { name, relation, isHidden } of sheets) {
    const related = relations.find(({ id }) => id === relation);
    if (related === undefined) throw damaged();
    if (related.kind !== 'worksheet') leftOut.push({ name, reason: 'no worksheet' });
    else if (isHidden) leftOut.push({ name, reason: 'hidden' });
    else worksheets.push({ name, part: partOf(parts, related.target) });
  }
  // A sheet that is listed twice would double its rows.
  if (new Set(worksheets.map(({ part }) => part)).size < worksheets.length) throw damaged();
  const strings = relations.find(({ kind }) => kind === 'sharedStrings');
  return {
    dateSystem,
    worksheets,
    leftOut,
    sharedStrings: strings && partOf(parts, strings.target),
  };
};

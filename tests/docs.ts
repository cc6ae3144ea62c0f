import { readFile, writeFile } from 'node:fs/promises';
import { errorTables } from './errors.ts';
import { gapTables } from './gaps.ts';
import { licenceTables } from './licences.ts';

const [FROM, TO] = ['<!-- generated: npm run docs -->', '<!-- /generated -->'];

/** The pages that have generated tables, and what makes them. */
export const PAGES: Readonly<Record<string, () => string>> = {
  'docs/errors.md': errorTables,
  'docs/licences.md': licenceTables,
  'docs/local.md': gapTables,
};

/** A page with its tables between its marks made anew. */
export const pageWith = (page: string, tables: string): string => {
  const [from, to] = [page.indexOf(FROM), page.indexOf(TO)];
  if (from < 0 || to < from) throw new Error(`A page has lost the marks of its tables: ${FROM} … ${TO}`);
  return `${page.slice(0, from + FROM.length)}\n\n${tables}\n\n${page.slice(to)}`;
};

if (process.argv[1]?.endsWith('docs.ts'))
  for (const [path, tables] of Object.entries(PAGES))
    await writeFile(path, pageWith(await readFile(path, 'utf8'), tables()));

import { readFile, writeFile } from 'node:fs/promises';
import { gapTables } from './gaps.ts';

const PAGE = 'docs/local.md';
const [FROM, TO] = ['<!-- gaps: npm run docs:gaps -->', '<!-- /gaps -->'];

/** docs/local.md with the tables of tests/gaps.ts in their place. */
export const pageWithGaps = (page: string): string => {
  const [from, to] = [page.indexOf(FROM), page.indexOf(TO)];
  if (from < 0 || to < from) throw new Error(`${PAGE} has lost the marks of its tables: ${FROM} … ${TO}`);
  return `${page.slice(0, from + FROM.length)}\n\n${gapTables()}\n\n${page.slice(to)}`;
};

if (process.argv[1]?.endsWith('docs.ts')) await writeFile(PAGE, pageWithGaps(await readFile(PAGE, 'utf8')));

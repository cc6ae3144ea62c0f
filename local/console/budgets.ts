import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { json, list, text } from '../../core/json.ts';
import { Problem } from '../../ops/problem.ts';

/** What a browser has loaded when a page is there, in KB of 1,000 bytes as gzip sends them. */
interface Weight {
  readonly page: string;
  readonly js: number;
  readonly css: number;
}

/** The most that a page may weigh. An area comes on top of the frame, and the frame on top of the sign-in. */
const LIMITS = {
  signIn: { js: 195, css: 50 },
  shell: { js: 250, css: 80 },
  area: { js: 410, css: 125 },
} as const;

const ENTRY = 'index.html';
const SHELL = 'shell/Shell.tsx';
const KB = 1000;

/** A chunk of Vite's manifest, as far as it says what is loaded with it. */
const chunkOf = (manifest: unknown, name: string) => {
  const chunk = json(json(manifest)[name]);
  return {
    file: text(chunk['file']),
    css: list(chunk['css']).map(text),
    imports: list(chunk['imports']).map(text),
    dynamicImports: list(chunk['dynamicImports']).map(text),
  };
};

/** All that is loaded for some chunks: they, and what they import. */
const loadedFor = (manifest: unknown, names: readonly string[]): { js: Set<string>; css: Set<string> } => {
  const [js, css, waiting] = [new Set<string>(), new Set<string>(), [...names]];
  const seen = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const chunk = chunkOf(manifest, name);
    js.add(chunk.file);
    for (const file of chunk.css) css.add(file);
    waiting.push(...chunk.imports);
  }
  return { js, css };
};

/**
 * What each page of a build weighs: the sign-in, the frame, and each area in the frame.
 * @param sizeOf bytes of a file as gzip sends it
 */
export const weightsOf = async (
  manifest: unknown,
  sizeOf: (file: string) => Promise<number>,
): Promise<(Weight & { readonly kind: keyof typeof LIMITS })[]> => {
  const sum = async (files: ReadonlySet<string>): Promise<number> => {
    let bytes = 0;
    for (const file of files) bytes += await sizeOf(file);
    return Math.round(bytes / KB);
  };
  const areas = chunkOf(manifest, ENTRY).dynamicImports.filter((name) => name !== SHELL);
  const pages = [
    { page: 'sign-in', kind: 'signIn' as const, names: [ENTRY] },
    { page: 'frame', kind: 'shell' as const, names: [ENTRY, SHELL] },
    ...areas.map((area) => ({ page: area, kind: 'area' as const, names: [ENTRY, SHELL, area] })),
  ];
  return Promise.all(
    pages.map(async ({ page, kind, names }) => {
      const { js, css } = loadedFor(manifest, names);
      return { page, kind, js: await sum(js), css: await sum(css) };
    }),
  );
};

/**
 * Compares a build with its budgets.
 * @returns what each page weighs, a line each
 * @throws Problem naming the pages that are too heavy
 */
export const checkBudgets = async (dir: string): Promise<string> => {
  const manifest: unknown = JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8'));
  const weights = await weightsOf(
    manifest,
    async (file) => gzipSync(await readFile(join(dir, file))).byteLength,
  );
  const lines = weights.map(({ page, kind, js, css }) => {
    const most = LIMITS[kind];
    const isOver = js > most.js || css > most.css;
    const line = `${page}: JavaScript ${String(js)} of ${String(most.js)} KB, CSS ${String(css)} of ${String(most.css)} KB`;
    return { isOver, line };
  });
  const over = lines.filter(({ isOver }) => isOver).map(({ line }) => `  ${line}`);
  if (over.length > 0) throw new Problem(['Pages of the console are over their budget:', ...over].join('\n'));
  return lines.map(({ line }) => line).join('\n');
};

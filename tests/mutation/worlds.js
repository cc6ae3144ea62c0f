import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

/**
 * Hooks of Node's module loader. What is imported with a query is a world of its own: all files of the project that it
 * imports are loaded anew for it, so that nothing that one run of a test file keeps in a module reaches the next run.
 */
const compiled = new Map();

/**
 * What code imports when it needs it is loaded with it: else the test that needs it first would be the only one that
 * executes what it does when it is loaded.
 */
const earlyOf = (source, path) =>
  path.includes('/tests/')
    ? ''
    : [...source.matchAll(/\bimport\([^;]*?(['"]\.[^'"]+\.ts['"])/g)]
        .map(([, name]) => `import ${name};`)
        .join('');

const compile = async (path) => {
  const source = await readFile(new URL(path), 'utf8');
  const { code } = await transform(source, { loader: 'ts', target: 'es2022', sourcefile: path });
  return code + earlyOf(source, path);
};

export const resolve = async (specifier, context, next) => {
  if (specifier === '@jest/globals')
    return { url: new URL('globals.ts', import.meta.url).href, shortCircuit: true };
  const found = await next(specifier, context);
  const world = context.parentURL === undefined ? '' : new URL(context.parentURL).search;
  return found.url.startsWith('file:') && !found.url.includes('/node_modules/') && !found.url.includes('?')
    ? { ...found, url: found.url + world }
    : found;
};

export const load = async (url, context, next) => {
  const [path] = url.split('?');
  if (!/\.(ts|m?js)$/.test(path) || path.includes('/node_modules/')) return next(url, context);
  if (!compiled.has(path)) compiled.set(path, await compile(path));
  return { format: 'module', source: compiled.get(path), shortCircuit: true };
};

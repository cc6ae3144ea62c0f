import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { generate } from '../../generate/generate.ts';
import { withOperations } from './contract.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What was measured. */
export interface Figures {
  readonly operations: number;
  readonly generateMs: number;
  /** openapi-typescript alone, on the same document. */
  readonly peerMs: number;
  readonly typesMs: number;
  /** What TypeScript finds wrong in what was generated. */
  readonly mistakes: number;
  /** Bytes of validators for each operation beside the contract's own, with all of them and with half of them. */
  readonly bytesEach: { readonly all: number; readonly half: number };
}

const timed = async <T>(work: () => Promise<T> | T): Promise<{ readonly ms: number; readonly result: T }> => {
  const began = performance.now();
  const result = await work();
  return { ms: performance.now() - began, result };
};

/** Checks generated files as if they were in core/contract/. Nothing is written. */
const mistakesIn = (files: ReadonlyMap<string, string>): number => {
  const given = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(given.config, ts.sys, ROOT);
  const texts = new Map([...files].map(([name, text]) => [join(ROOT, 'core/contract', name), text]));
  const host = ts.createCompilerHost(options);
  const { readFile: read, fileExists, getSourceFile } = host;
  host.readFile = (path) => texts.get(path) ?? read(path);
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.getSourceFile = (path, version, ...others) => {
    const text = texts.get(path);
    return text === undefined
      ? getSourceFile.call(host, path, version, ...others)
      : ts.createSourceFile(path, text, version);
  };
  const roots = [...texts.keys()].filter((path) => path.endsWith('.ts'));
  return ts.getPreEmitDiagnostics(ts.createProgram(roots, { ...options, noEmit: true }, host)).length;
};

const bytesOf = (files: ReadonlyMap<string, string>): number =>
  [...files].reduce((sum, [name, text]) => sum + (name.endsWith('.validate.js') ? text.length : 0), 0);

/** Generates the contract with so many more operations, and with half of them. */
export const measured = async (operations: number): Promise<Figures> => {
  const source = await readFile(join(ROOT, 'openapi.yaml'), 'utf8');
  const even = operations + (operations % 2);
  const half = 2 * Math.max(1, Math.round(even / 4));
  // Before the others, so that what all of them load is loaded.
  const plain = bytesOf(await generate({ contract: source }));
  const halfBytes = bytesOf(await generate({ contract: withOperations(source, half) }));
  const contract = withOperations(source, even);
  const peer = await timed(async () => astToString(await openapiTS(Buffer.from(contract))));
  const own = await timed(() => generate({ contract }));
  const types = await timed(() => mistakesIn(own.result));
  return {
    operations: even,
    generateMs: own.ms,
    peerMs: peer.ms,
    typesMs: types.ms,
    mistakes: types.result,
    bytesEach: { all: (bytesOf(own.result) - plain) / even, half: (halfBytes - plain) / half },
  };
};

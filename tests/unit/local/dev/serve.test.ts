import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { json } from '../../../../core/json.ts';
import { bundlerOf } from '../../../../local/dev/bundler.ts';
import { misfitsIn, QUESTION } from '../../../../local/dev/question.ts';
import { ROOT } from '../../../../local/places.ts';

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

let folder: string;
let options: BuildOptions;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trellis-serve-'));
  await writeFile(
    join(folder, 'http.ts'),
    `import { serve } from '${join(ROOT, 'core/http/serve.ts')}';
     const route = { access: { kind: 'open' }, parameters: [], body: 'none', validate: () => true };
     const table = {
       'GET /notes': { ...route, id: 'listNotes' },
       'GET /notes/{id}': { ...route, id: 'getNote' },
       'GET /secret': { ...route, id: 'getSecret', access: { kind: 'user', groups: [] } },
     };
     const guards = { origin: 'http://console', findKey: async () => undefined, isDenied: () => false };
     const listNotes = async () => ({ status: 200, body: [] });
     export const handler = serve(table, { listNotes, dropNote: listNotes }, guards);`,
  );
  const js = "import { createRequire as make } from 'node:module'; const require = make(import.meta.url);";
  options = {
    absWorkingDir: folder,
    entryPoints: ['http.ts'],
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    banner: { js },
  };
});
afterAll(() => rm(folder, { recursive: true }));

const load = async (file: string, code: string | Uint8Array): Promise<Handler> => {
  await writeFile(join(folder, file), code);
  const loaded = (await import(join(folder, file))) as { handler: Handler };
  return loaded.handler;
};

/** The function as `npm run dev` bundles it. */
const inDev = async (): Promise<Handler> => {
  const bundler = await bundlerOf({ name: 'NotesFunction', options });
  const rebuilt = await bundler.rebuild();
  await bundler.dispose();
  if ('errors' in rebuilt) throw new Error(rebuilt.errors);
  return load('dev.mjs', rebuilt.bundle['http.mjs'] ?? '');
};

const ask = async (handler: Handler, resource: string) => {
  const requestContext = { requestId: 'request-1', path: `/v1${resource}` };
  const result = json(await handler({ httpMethod: 'GET', resource, requestContext }, { awsRequestId: 'a' }));
  return {
    status: result['statusCode'],
    headers: result['headers'],
    body: JSON.parse(String(result['body'])) as unknown,
  };
};

describe('under dev', () => {
  test('an operation without a handler is answered 501 in the shape of all errors', async () => {
    const { status, headers, body } = await ask(await inDev(), '/notes/{id}');

    expect(status).toBe(501);
    expect(body).toEqual({
      message: 'getNote has no handler yet',
      code: 'NotImplemented',
      requestId: 'request-1',
    });
    expect(headers).toMatchObject({ 'access-control-allow-origin': 'http://console' });
  });

  test('the other operations of the function work', async () => {
    expect(await ask(await inDev(), '/notes')).toMatchObject({ status: 200, body: [] });
  });

  test('a caller who must not call it is refused as ever', async () => {
    expect(await ask(await inDev(), '/secret')).toMatchObject({ status: 401 });
  });

  test('the function says which handlers do not fit the contract', async () => {
    expect(misfitsIn(await (await inDev())(QUESTION, {}))).toEqual({
      missing: ['getNote', 'getSecret'],
      unknown: ['dropNote'],
    });
  });
});

test('deployed, the same function does not start, and holds nothing of this', async () => {
  const { outputFiles } = await build({
    ...options,
    bundle: true,
    platform: 'node',
    write: false,
    outdir: folder,
  });
  const code = outputFiles.map(({ text }) => text).join('\n');

  expect(code).not.toContain('NotImplemented');
  expect(code).not.toContain(Object.keys(QUESTION).join());
  await expect(load('deployed.mjs', code)).rejects.toThrow('missing getNote, getSecret');
});

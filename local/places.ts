import { createHash } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Emulator } from '../ops/clients.ts';

/** All servers listen here and nowhere else. */
export const HOST = '127.0.0.1';
export const STACK = 'trellis';
/** Fixed, and not read from samconfig.toml, which `sam deploy --guided` rewrites for AWS. */
export const REGION = 'us-west-2';
/** The API's one stage, and the first part of every path of the API. */
export const STAGE = 'v1';

/** Where the emulator's AWS APIs are. */
export const emulatorAt = (port: number, region: string): Emulator => ({
  endpoint: `http://${HOST}:${String(port)}`,
  region,
});

/** The checkout. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const MAIN = join(ROOT, 'local/main.ts');
export const GATEWAY_DOCUMENT = join(ROOT, 'core/contract/gateway.yaml');
export const TEMPLATE = join(ROOT, 'template.yaml');
/** What is installed, shared by all stacks of this checkout. */
export const TOOLS = join(ROOT, '.local/tools');

/** The files of one local stack. */
export interface State {
  readonly dir: string;
  /** Which layout the state has: `run/layout.ts`. */
  readonly layout: string;
  readonly endpoints: string;
  /** Which process runs this stack. */
  readonly run: string;
  readonly logs: string;
  readonly ministackLog: string;
  readonly supervisorLog: string;
  /** What `sam build` made; the bundles lie beside it. */
  readonly builtTemplate: string;
  /** From which inputs it was made. */
  readonly built: string;
  readonly emulator: string;
  /** What was deployed last, so that an unchanged stack is not deployed again. */
  readonly deployed: string;
  /** Which functions run code of `npm run dev`. */
  readonly replaced: string;
  /** Which import was finished last. */
  readonly finished: string;
  /**
   * The emulator's temporary files. They lie outside the checkout: the emulator writes CommonJS
   * there, which Node would read as modules below our package.json.
   */
  readonly temporary: string;
}

/** @param path as given to `--state`, relative to the checkout */
export const stateAt = (path: string): State => {
  const dir = resolve(ROOT, path);
  const mark = createHash('sha256').update(dir).digest('hex').slice(0, 12);
  return {
    dir,
    layout: join(dir, 'layout.json'),
    endpoints: join(dir, 'endpoints.json'),
    run: join(dir, 'run.json'),
    logs: join(dir, 'logs'),
    ministackLog: join(dir, 'logs/ministack.log'),
    supervisorLog: join(dir, 'logs/supervisor.log'),
    builtTemplate: join(dir, 'build/template.yaml'),
    built: join(dir, 'built.json'),
    emulator: join(dir, 'emulator'),
    deployed: join(dir, 'deployed.json'),
    replaced: join(dir, 'replaced.json'),
    finished: join(dir, 'finished.json'),
    temporary: join(tmpdir(), `trellis-${String(userInfo().uid)}-${mark}`),
  };
};

import { readFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { rememberReplaced, updateCode } from '../deploy/code.ts';
import { physicalIds } from '../deploy/scope.ts';
import { GATEWAY_DOCUMENT, ROOT, type State, TEMPLATE } from '../places.ts';
import { explain } from '../../ops/problem.ts';
import type { Parts } from '../run/parts.ts';
import { type Bundler, bundlerOf } from './bundler.ts';
import { onChanges } from './changes.ts';
import { functionSources } from './functions.ts';

/** What `npm run generate` reads. */
const SOURCES = ['openapi.yaml', 'core/messages/messages.yaml'].map((file) => join(ROOT, file));
const WATCHED = [
  ...SOURCES,
  TEMPLATE,
  ...['core', 'functions', 'systems'].map((folder) => join(ROOT, folder)),
];

const say = (line: string): void => {
  console.log(`${new Date().toLocaleTimeString('en-GB')}  ${line}`);
};

const since = (begun: number): string => `${String(Math.round(performance.now() - begun))} ms`;

/** Bundles every function once, so that it is known which file is part of which. */
const bundlers = async (): Promise<Bundler[]> => {
  const made = await Promise.all(functionSources(await readFile(TEMPLATE, 'utf8')).map(bundlerOf));
  await Promise.all(made.map((bundler) => bundler.rebuild()));
  return made;
};

/** What a deployment is made from beside the bundles. A generator writes files anew that are as before. */
const deploymentText = async (): Promise<string> =>
  (await Promise.all([TEMPLATE, GATEWAY_DOCUMENT].map((path) => readFile(path, 'utf8')))).join('\n');

const generate = async (): Promise<void> => {
  const made = await execa('npm', ['run', '--silent', 'generate'], { cwd: ROOT, all: true, reject: false });
  say(made.exitCode === 0 ? 'Generated core/contract' : made.all);
};

/** Shows type errors as they come and go: esbuild does not look at types. */
const checkTypes = (): (() => Promise<void>) => {
  const tsc = execa('tsc', ['--noEmit', '--watch', '--preserveWatchOutput', '--pretty'], {
    cwd: ROOT,
    preferLocal: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    reject: false,
  });
  // A change goes live first.
  if (tsc.pid !== undefined) setPriority(tsc.pid, constants.priority.PRIORITY_LOW);
  return async () => {
    tsc.kill();
    await tsc;
  };
};

/**
 * Makes every change live in a running stack: a function's source by replacing its code, the contract
 * by generating and deploying anew, the template by deploying anew. A mistake is shown and waits for
 * its correction.
 * @returns ends it
 */
export const develop = async (parts: Parts, state: State): Promise<() => Promise<void>> => {
  const { clients } = parts;
  let current: Bundler[] = [];
  let ids: Awaited<ReturnType<typeof physicalIds>> = new Map();
  let deployed = await deploymentText();
  const prepare = async (): Promise<void> => {
    [current, ids] = [await bundlers(), await physicalIds(clients)];
  };

  const replace = async (bundler: Bundler): Promise<void> => {
    const begun = performance.now();
    const rebuilt = await bundler.rebuild();
    const id = ids.get(bundler.name);
    if ('errors' in rebuilt) say(`${bundler.name} cannot be bundled:\n${rebuilt.errors}`);
    else if (id !== undefined) {
      await rememberReplaced(state, bundler.name);
      await updateCode(clients, id, rebuilt.bundle);
      say(`${bundler.name} is live (${since(begun)})`);
    }
  };
  const redeploy = async (): Promise<void> => {
    const begun = performance.now();
    say('Deploying…');
    deployed = await deploymentText();
    await parts.redeploy();
    await Promise.all(current.map((bundler) => bundler.dispose()));
    await prepare();
    say(`The stack is live (${since(begun)})`);
  };
  const work = async (files: readonly string[]): Promise<void> => {
    try {
      // What it writes comes back as the next change.
      if (SOURCES.some((source) => files.includes(source))) await generate();
      if ((await deploymentText()) !== deployed) await redeploy();
      else for (const bundler of current) if (files.some(bundler.concerns)) await replace(bundler);
    } catch (error) {
      say(explain(error));
    }
  };
  // First watched, then bundled: what changes in between is bundled again, and not missed.
  let begin = (): void => undefined;
  const prepared = new Promise<void>((done) => {
    begin = done;
  });
  const endWatching = await onChanges(WATCHED, async (files) => {
    await prepared;
    await work(files);
  });
  await prepare();
  begin();
  const endTypes = checkTypes();
  say('Watching openapi.yaml, template.yaml, core/, functions/ and systems/');
  return async () => {
    await endTypes();
    await endWatching();
    await Promise.all(current.map((bundler) => bundler.dispose()));
  };
};

import { constants, setPriority } from 'node:os';
import { join, sep } from 'node:path';
import { execa } from 'execa';
import { explain } from '../../ops/problem.ts';
import { ROOT, type State, TEMPLATE } from '../places.ts';
import type { Parts } from '../run/parts.ts';
import { bundlersOf } from './bundlers.ts';
import { onChanges } from './changes.ts';
import { complaintsOf } from './complaints.ts';
import { generateContract, SOURCES } from './contract.ts';
import { deployChange, deploymentText } from './deploying.ts';
import { type Faults, faultsOf } from './faults.ts';
import { type Fresh, liveFunctions } from './live.ts';
import { readable } from './readable.ts';
import { say, stopwatch } from './say.ts';

const WATCHED = ['openapi.yaml', 'template.yaml', 'core', 'functions', 'systems', 'web'];
/** What the console is built from or serves. */
const CONSOLE = ['openapi.yaml', 'core/client', 'web'];
/** What this program is made of: it cannot take its own changes. */
const OWN = ['generate', 'local'];

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

const isIn = (file: string, folder: string): boolean =>
  file === join(ROOT, folder) || file.startsWith(`${join(ROOT, folder)}${sep}`);

/** What is live, and how changes become so. */
const sessionOf = (parts: Parts, state: State, faults: Faults) => {
  const bundlers = bundlersOf();
  const live = liveFunctions(parts.clients, state, bundlers);
  const complain = complaintsOf(parts.clients);
  let deployed = '';

  const check = async (fresh: readonly Fresh[]): Promise<void> => {
    for (const { bundler } of fresh) {
      const id = live.idOf(bundler.name);
      if (id !== undefined) await complain(bundler, id);
    }
  };
  /** Gets to know a stack that SAM has just deployed. */
  const begin = async (): Promise<void> => {
    deployed = await deploymentText();
    await bundlers.read();
    await live.readIds();
    await faults.readFunctions();
    const fresh = await live.bundle(() => true);
    // What serves operations answers 501 for those without a handler; the others are as SAM has deployed them.
    const serving = fresh.filter(({ bundler }) => bundler.servesHttp());
    live.take(fresh.filter((one) => !serving.includes(one)));
    await live.push(serving);
    await check(serving);
  };
  const makeLive = async (files: readonly string[]): Promise<void> => {
    const watch = stopwatch();
    const changed = [...files];
    if (SOURCES.some((source) => files.includes(source))) {
      changed.push(...(await readable('The contract cannot be generated', generateContract)));
      watch.lap('contract');
    }
    if (files.includes(TEMPLATE)) await readable('template.yaml cannot be read', bundlers.read);
    const fresh = await live.bundle(({ concerns }) => changed.some(concerns));
    await live.push(fresh);
    if (fresh.length > 0) watch.lap('code');
    const text = await deploymentText();
    const isStale = text !== deployed;
    if (isStale) {
      await deployChange(parts, live, fresh, watch);
      await faults.readFunctions();
    }
    deployed = text;
    const isConsole = files.some((file) => CONSOLE.some((path) => isIn(file, path)));
    if (isConsole) {
      await parts.page.rebuild();
      watch.lap('console');
    }
    const names = [
      ...(isStale ? ['the stack'] : []),
      ...fresh.map(({ bundler }) => bundler.name),
      ...(isConsole ? ['the console'] : []),
    ];
    if (names.length > 0) say(`Live: ${names.join(', ')} (${watch.all()})`);
    await check(fresh);
  };
  return { begin, makeLive, dispose: bundlers.dispose };
};

/** Says what cannot be made live, once, and gives the rest to `makeLive`. */
const takerOf = (makeLive: (files: readonly string[]) => Promise<void>) => {
  const said = new Set<string>();
  return async (files: readonly string[]): Promise<void> => {
    for (const folder of OWN) {
      if (said.has(folder) || !files.some((file) => isIn(file, folder))) continue;
      say(`${folder}/ has changed, but dev still runs the old code. Restart npm run dev to use the change.`);
      said.add(folder);
    }
    const others = files.filter((file) => !OWN.some((folder) => isIn(file, folder)));
    try {
      if (others.length > 0) await makeLive(others);
    } catch (error) {
      say(explain(error));
    }
  };
};

/**
 * Makes every change live in a running stack: a function's source by replacing its code, the contract
 * by generating and deploying anew, the template by deploying anew. A mistake is shown and waits for
 * its correction.
 * @returns ends it
 */
export const develop = async (parts: Parts, state: State): Promise<() => Promise<void>> => {
  const faults = faultsOf(parts.clients, parts.emulator);
  const session = sessionOf(parts, state, faults);
  const take = takerOf(session.makeLive);
  // First watched, then bundled: what changes in between is bundled again, and not missed.
  let begin = (): void => undefined;
  const begun = new Promise<void>((done) => {
    begin = done;
  });
  const endWatching = await onChanges(ROOT, [...WATCHED, ...OWN], async (files) => {
    await begun;
    await take(files);
  });
  await session.begin();
  begin();
  const endTypes = checkTypes();
  const endFaults = faults.follow();
  say('Watching openapi.yaml, template.yaml, core/, functions/, systems/ and web/');
  return async () => {
    await endTypes();
    await endFaults();
    await endWatching();
    await session.dispose();
  };
};

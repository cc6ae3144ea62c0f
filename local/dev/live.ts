import { createHash } from 'node:crypto';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import type { Clients } from '../../ops/clients.ts';
import { type Bundle, rememberReplaced, updateCode } from '../deploy/code.ts';
import { physicalIds } from '../deploy/scope.ts';
import type { State } from '../places.ts';
import type { Bundler } from './bundler.ts';
import type { Bundlers } from './bundlers.ts';
import { say } from './say.ts';

/** A bundle whose code is not live yet. */
export interface Fresh {
  readonly bundler: Bundler;
  readonly bundle: Bundle;
}

interface Running {
  /** Of the bundle that is live. */
  readonly hash: string;
  /** Lambda's hash of its code; undefined for code that SAM deployed. */
  readonly code: string | undefined;
}

const hashOf = (bundle: Bundle): string => {
  const hash = createHash('sha256');
  for (const [name, content] of Object.entries(bundle)) hash.update(`\n${name}\n`).update(content);
  return hash.digest('hex');
};

/** The functions of a running stack, as `npm run dev` keeps them. */
export const liveFunctions = (clients: Clients, state: State, bundlers: Bundlers) => {
  const running = new Map<string, Running>();
  let ids: ReadonlyMap<string, string> = new Map();

  /** Bundles the functions that files belong to; those whose bundle is no other than before are left out. */
  const bundle = async (concerns: (bundler: Bundler) => boolean): Promise<Fresh[]> => {
    const concerned = bundlers.all().filter(concerns);
    const rebuilt = await Promise.all(
      concerned.map(async (bundler) => ({ bundler, made: await bundler.rebuild() })),
    );
    return rebuilt.flatMap(({ bundler, made }) => {
      if ('bundle' in made)
        return running.get(bundler.name)?.hash === hashOf(made.bundle)
          ? []
          : [{ bundler, bundle: made.bundle }];
      say(`${bundler.name} cannot be bundled:\n${made.errors}`);
      return [];
    });
  };

  const replace = async ({ bundler, bundle: fresh }: Fresh): Promise<void> => {
    const id = ids.get(bundler.name);
    if (id === undefined) return;
    await rememberReplaced(state, bundler.name);
    running.set(bundler.name, { hash: hashOf(fresh), code: await updateCode(clients, id, fresh) });
  };

  /** Makes bundles the code of the functions that are deployed. */
  const push = async (fresh: readonly Fresh[]): Promise<void> => {
    for (const one of fresh) await replace(one);
  };

  return {
    bundle,
    push,
    /** The name of a deployed function; undefined for one that is not deployed. */
    idOf: (name: string): string | undefined => ids.get(name),
    readIds: async (): Promise<void> => {
      ids = await physicalIds(clients);
    },
    /** Takes bundles for what is live, without replacing code. */
    take: (fresh: readonly Fresh[]): void => {
      for (const { bundler, bundle: one } of fresh)
        running.set(bundler.name, { hash: hashOf(one), code: undefined });
    },
    /** Gives functions their code again where a deployment has put that of SAM. */
    keep: async (): Promise<void> => {
      for (const [name, { code }] of running) {
        const id = ids.get(name);
        if (id === undefined || code === undefined) continue;
        const asked = new GetFunctionConfigurationCommand({ FunctionName: id });
        if ((await clients.lambda.send(asked)).CodeSha256 === code) continue;
        running.delete(name);
        await push(await bundle((bundler) => bundler.name === name));
      }
    },
  };
};

export type LiveFunctions = ReturnType<typeof liveFunctions>;

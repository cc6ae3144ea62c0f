import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { GetFunctionCommand } from '@aws-sdk/client-lambda';
import { type Json, isJson, json, list, text } from '../../core/json.ts';
import { REGION, ROOT } from '../../local/places.ts';
import { readTemplate } from '../../local/deploy/template.ts';
import { type Aws, variablesOf } from './aws.ts';
import type { Stack } from './stack.ts';

/** The bundles of a stack, run as Lambda runs them, each in a process of its own. */
export interface Functions {
  /**
   * @param name the logical id of the function
   * @throws Error when the function throws
   */
  readonly invoke: (name: string, event: unknown) => Promise<unknown>;
  /** The functions that were called. */
  readonly invoked: () => string[];
  readonly stop: () => Promise<void>;
}

/**
 * Where the layers of a function are: its packages are found by their names from there.
 * @param written the function's properties in the template that was built
 */
const layersOf = (written: Json, build: string): string =>
  list(written['Layers'])
    .map((layer) => join(build, text(json(layer)['Ref']), 'nodejs/node_modules'))
    .join(delimiter);

/** A bundle that runs, and how long it may take. */
interface Running {
  readonly child: ChildProcess;
  readonly timeoutS: number;
}

/**
 * Starts each bundle when it is first called, with the environment that CloudFormation gave its function.
 * @param built the template that was built, beside its bundles
 * @param node the folder with the deployed Node
 * @param log what the functions print goes there
 */
export const functionsOf = async (
  aws: Aws,
  stack: Stack,
  { built, node, log }: { readonly built: string; readonly node: string; readonly log: string },
): Promise<Functions> => {
  // Outside the checkout, where a bundle finds only what it brings along and what its layers hold.
  const folder = await mkdtemp(join(tmpdir(), 'trellis-moto-'));
  const output = await open(log, 'w', 0o600);
  const { resources } = await readTemplate(built);
  const running = new Map<string, Promise<Running>>();

  const start = async (name: string): Promise<Running> => {
    const { Configuration: configuration } = await aws.lambda.send(
      new GetFunctionCommand({ FunctionName: stack.get(name)?.id }),
    );
    await cp(join(dirname(built), name), join(folder, name), { recursive: true });
    const file = `${text(configuration?.Handler).replace(/\.handler$/, '')}.mjs`;
    const child = fork(join(ROOT, 'tests/moto/runtime.mjs'), [join(folder, name, file)], {
      execPath: join(node, 'node'),
      execArgv: [],
      cwd: folder,
      // What the template says, as CloudFormation has resolved it, and what Lambda adds.
      env: {
        ...variablesOf(aws, configuration),
        AWS_ACCESS_KEY_ID: 'test',
        AWS_ENDPOINT_URL: aws.emulator.endpoint,
        AWS_LAMBDA_FUNCTION_NAME: configuration?.FunctionName,
        AWS_REGION: REGION,
        AWS_SECRET_ACCESS_KEY: 'test',
        NODE_PATH: layersOf(json(json(resources[name])['Properties']), dirname(built)),
      },
      stdio: ['ignore', output.fd, output.fd, 'ipc'],
    });
    await answerOf(child);
    return { child, timeoutS: configuration?.Timeout ?? 0 };
  };

  return {
    async invoke(name, event) {
      const started = running.get(name) ?? start(name);
      running.set(name, started);
      const { child, timeoutS } = await started;
      const answered = answerOf(child);
      child.send({ event, deadline: Date.now() + timeoutS * 1000 });
      const { answer, failed } = await answered;
      if (failed !== undefined) throw new Error(`${name} failed: ${text(failed)}`);
      return answer;
    },
    invoked: () => [...running.keys()],
    async stop() {
      for (const started of await Promise.allSettled(running.values()))
        if (started.status === 'fulfilled') started.value.child.kill();
      await output.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** What a function answers next. @throws Error when its process ends instead */
const answerOf = async (child: ChildProcess): Promise<Json> => {
  const ended = new AbortController();
  const { signal } = ended;
  const exited = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`a function ended with ${String(code)}`);
  });
  exited.catch(() => undefined);
  try {
    const [message] = (await Promise.race([once(child, 'message', { signal }), exited])) as [unknown];
    return isJson(message) ? message : {};
  } finally {
    ended.abort();
  }
};

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { GetFunctionCommand } from '@aws-sdk/client-lambda';
import { type Json, isJson, json, list, text } from '../../core/json.ts';
import { REGION, ROOT } from '../../local/places.ts';
import { type Aws, variablesOf } from './aws.ts';

/** The bundles of a stack, run as Lambda runs them, each in a process of its own. */
export interface Functions {
  /**
   * @param name the logical id of the function
   * @throws Error when the function throws
   */
  invoke(name: string, event: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

/** Where the layers of a function are: its packages are found by their names from there. */
const layersOf = (template: Json, wanted: Json, build: string): string =>
  list(wanted['Layers'])
    .flatMap((layer) => text(json(layer)['Ref']))
    .map((id) => text(json(json(json(json(template['Resources'])[id])['Properties'])['Content'])['S3Key']))
    .map((name) => join(build, name, 'nodejs/node_modules'))
    .join(':');

/**
 * @param template the transformed template
 * @param built the template that was built, beside its bundles
 * @param node the folder with the deployed Node
 * @param log what the functions print goes there
 */
export const functionsOf = async (
  aws: Aws,
  template: Json,
  physical: ReadonlyMap<string, string>,
  { built, node, log }: { readonly built: string; readonly node: string; readonly log: string },
): Promise<Functions> => {
  // Outside the checkout, where a bundle finds only what it brings along and what its layers hold.
  const folder = await mkdtemp(join(tmpdir(), 'trellis-moto-'));
  const output = await open(log, 'w', 0o600);
  const running = new Map<string, Promise<ChildProcess>>();

  const start = async (name: string): Promise<ChildProcess> => {
    const { Configuration: configuration } = await aws.lambda.send(
      new GetFunctionCommand({ FunctionName: physical.get(name) ?? name }),
    );
    const wanted = json(json(json(template['Resources'])[name])['Properties']);
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
        NODE_PATH: layersOf(template, wanted, dirname(built)),
      },
      stdio: ['ignore', output.fd, output.fd, 'ipc'],
    });
    await answerOf(child);
    return child;
  };

  return {
    async invoke(name, event) {
      let child = running.get(name);
      if (!child) running.set(name, (child = start(name)));
      const timeoutS = Number(json(json(json(template['Resources'])[name])['Properties'])['Timeout']);
      const answered = answerOf(await child);
      (await child).send({ event, deadline: Date.now() + timeoutS * 1000 });
      const { answer, failed } = await answered;
      if (failed !== undefined) throw new Error(`${name} failed: ${text(failed)}`);
      return answer;
    },
    async stop() {
      for (const child of await Promise.allSettled(running.values()))
        if (child.status === 'fulfilled') child.value.kill();
      await output.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

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

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** Microseconds per request, the median of the rounds. */
export interface Figures {
  /** The version that ran, such as `v24.21.0`. */
  readonly node: string;
  readonly us: Readonly<
    Record<'trellis' | 'powertools' | 'openapiBackend' | 'hono' | 'withLog' | 'withKey', number>
  >;
}

/**
 * Runs `measure.mjs` on a Node. Its log lines go to /dev/null, and nothing else of the environment that
 * could change them reaches it.
 * @throws Error when it ends without figures; its own error is on stderr by then
 */
export const measured = async (node: string, folder: string): Promise<Figures> => {
  const nowhere = await open('/dev/null', 'w');
  try {
    const child = fork(join(folder, 'measure.mjs'), [folder], {
      execPath: node,
      execArgv: [],
      env: {
        PATH: process.env['PATH'],
        AWS_REGION: 'us-west-2',
        AWS_LAMBDA_FUNCTION_NAME: 'bench',
        POWERTOOLS_SERVICE_NAME: 'bench',
      },
      stdio: ['ignore', nowhere.fd, 'inherit', 'ipc'],
    });
    let figures: Figures | undefined;
    child.on('message', (message) => (figures = message as Figures));
    await once(child, 'close');
    if (!figures) throw new Error('the measurement broke off');
    return figures;
  } finally {
    await nowhere.close();
  }
};

import { randomBytes } from 'node:crypto';
import { readJson } from '../../ops/files.ts';
import { earlierPort } from '../clarifai/earlier.ts';
import { startStandIn } from '../clarifai/server.ts';
import { type Ministack, ministackReady, startMinistack, stopMinistack } from '../emulator/ministack.ts';
import { once } from './once.ts';
import type { AtEnd, StartOptions } from './options.ts';
import type { Tagger } from './serving.ts';
import type { Tools } from './tools.ts';

/**
 * What stands for AWS and for Clarifai.
 * @param started gets the emulator's process as soon as there is one
 */
export const serversOf = (
  { awsPort, state }: StartOptions,
  tools: Tools,
  signal: AbortSignal,
  started: (ministack: Ministack) => Promise<void>,
  atEnd: AtEnd,
) => ({
  ministack: once(async () => {
    const how = { bin: await tools.ministackBin(), port: awsPort, state, signal };
    const running = await startMinistack(how, await tools.node());
    atEnd(async () => {
      if (!(await stopMinistack(running.identity, state)))
        console.error('MiniStack did not end in time: what it did since its last clean stop is lost.');
    });
    await started(running);
    await ministackReady(running, how);
    return running;
  }),
  clarifai: once(async (): Promise<Tagger> => {
    // Another one each time, so that nothing but the secret can be what the functions send.
    const key = randomBytes(32).toString('hex');
    // A template's parameter that changes would mean a deployment at every start.
    const port = earlierPort(await readJson(state.endpoints));
    const standIn = await startStandIn({ key, port });
    atEnd(() => standIn.close());
    return { endpoint: standIn.endpoint, key };
  }),
});

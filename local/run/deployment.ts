import type { Clients, Emulator } from '../../ops/clients.ts';
import type { Deployed } from '../../ops/deployed.ts';
import { restoreCode } from '../deploy/code.ts';
import { build, current, deploy, type DeployOptions } from '../deploy/deploy.ts';
import { HOST } from '../places.ts';
import { once } from './once.ts';
import type { StartOptions } from './options.ts';
import type { serversOf } from './servers.ts';
import { SENDER } from './serving.ts';
import type { Tools } from './tools.ts';

/** What SAM builds and deploys. */
export const deploymentOf = (
  { port, state }: StartOptions,
  { emulator, clients }: { readonly emulator: Emulator; readonly clients: Clients },
  tools: Tools,
  servers: ReturnType<typeof serversOf>,
  signal: AbortSignal,
) => {
  const deployOptions = once(async (): Promise<DeployOptions> => ({
    state,
    emulator,
    bin: await tools.samBin(),
    parameters: {
      ConsoleOrigin: `http://${HOST}:${String(port)}`,
      AwsEndpointUrl: emulator.endpoint,
      EmailSender: SENDER,
      ClarifaiEndpoint: (await servers.clarifai()).endpoint,
      // A person does not wait a quarter of an hour for a stand-in.
      TaggingRetryLongest: '1',
      // The first clients of this API have passwords such as `Abc123!`.
      MinPasswordLength: '6',
      // A zone whose clocks change: what happens then is to be seen here, too.
      CameraZone: 'America/Los_Angeles',
    },
    signal,
  }));
  const built = once(async () => build(await deployOptions()));
  const deployedNow = async (): Promise<Deployed> =>
    (await current(state, clients)) ?? (await deploy(await deployOptions(), clients));
  return {
    built,
    deployed: once(async () => {
      await Promise.all([built(), servers.ministack()]);
      const deployment = await deployedNow();
      await restoreCode(clients, state);
      return deployment;
    }),
    /** Builds and deploys again, after the template or the contract has changed. */
    deployedAgain: async (): Promise<Deployed> => {
      await build(await deployOptions());
      return deployedNow();
    },
  };
};

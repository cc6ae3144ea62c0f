import type { Server } from 'node:http';
import { type Clients, clientsOf, type Emulator } from '../../ops/clients.ts';
import { type Deployed, output } from '../../ops/deployed.ts';
import { loadDemo } from '../demo/permits.ts';
import { restoreCode } from '../deploy/code.ts';
import { build, current, deploy, type DeployOptions } from '../deploy/deploy.ts';
import type { Ministack } from '../emulator/ministack.ts';
import { emulatorAt, HOST, REGION } from '../places.ts';
import { closeProxy, startProxy } from '../proxy/proxy.ts';
import { once } from './once.ts';
import type { AtEnd, StartOptions } from './options.ts';
import { serversOf } from './servers.ts';
import { SENDER, serve, type Served } from './serving.ts';
import { toolsOf } from './tools.ts';

/**
 * Everything that a running stack consists of. Each part asks for the parts it needs, so that what
 * does not depend on each other is made at the same time, whatever order they are asked for.
 * @param started gets the emulator's process as soon as there is one
 */
export const partsOf = (
  options: StartOptions,
  signal: AbortSignal,
  started: (ministack: Ministack) => Promise<void>,
  atEnd: AtEnd,
) => {
  const { port, awsPort, state } = options;
  const emulator: Emulator = emulatorAt(awsPort, REGION);
  const clients: Clients = clientsOf(emulator);
  const tools = toolsOf(options, signal);
  const servers = serversOf(options, tools, signal, started, atEnd);

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
      TaggingRetryLongest: '2',
    },
    signal,
  }));
  const built = once(async () => build(await deployOptions()));
  const deployedNow = async (): Promise<Deployed> =>
    (await current(state, clients)) ?? (await deploy(await deployOptions(), clients));
  const deployed = once(async () => {
    await Promise.all([built(), servers.ministack()]);
    const deployment = await deployedNow();
    await restoreCode(clients, state);
    return deployment;
  });

  let now: Served | undefined;
  const serveIt = async (deployment: Deployed): Promise<Served> =>
    (now = await serve(options, emulator, clients, await servers.clarifai(), deployment));
  const served = once(async () => serveIt(await deployed()));
  /** Builds and deploys again, after the template or the contract has changed. */
  const redeploy = async (): Promise<Served> => {
    await build(await deployOptions());
    return serveIt(await deployedNow());
  };
  const proxy = once(async (): Promise<Server> => {
    const first = await served();
    const server = await startProxy(port, () => {
      return { port: awsPort, apiId: output((now ?? first).deployed, 'ApiId') };
    });
    atEnd(() => closeProxy(server));
    return server;
  });
  const demo = once(async () => loadDemo(clients, (await served()).deployed, signal));

  return { ...tools, ...servers, clients, built, deployed, served, redeploy, proxy, demo };
};

export type Parts = ReturnType<typeof partsOf>;

import type { Server } from 'node:http';
import { type Clients, clientsOf, type Emulator } from '../../ops/clients.ts';
import { type Deployed, output } from '../../ops/deployed.ts';
import { loadClips } from '../demo/cameras.ts';
import { loadDemo } from '../demo/permits.ts';
import { readTemplate, type Template } from '../deploy/template.ts';
import type { Ministack } from '../emulator/ministack.ts';
import { emulatorAt, REGION } from '../places.ts';
import { consoleOf } from '../console/console.ts';
import { closeProxy, startProxy } from '../proxy/proxy.ts';
import { deploymentOf } from './deployment.ts';
import { once } from './once.ts';
import type { AtEnd, StartOptions } from './options.ts';
import { serversOf } from './servers.ts';
import { serve, type Served } from './serving.ts';
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

  const page = consoleOf(options, emulator, signal);
  const { built, deployed, deployedAgain } = deploymentOf(
    options,
    { emulator, clients },
    tools,
    servers,
    signal,
  );

  let now: Served | undefined;
  const builtTemplate = async (): Promise<Template> => readTemplate(state.builtTemplate);
  /** Makes a deployment usable, and sends clients to it. */
  const serveIt = async (deployment: Deployed, template = builtTemplate): Promise<Served> =>
    (now = await serve(options, emulator, clients, await servers.clarifai(), deployment, template));
  const served = once(async () => serveIt(await deployed()));
  /** Builds and deploys again by SAM, after the template or the contract has changed. */
  const redeploy = async (): Promise<Served> => serveIt(await deployedAgain());
  const proxy = once(async (): Promise<Server> => {
    const first = await served();
    const serveConsole = await page.serving(first.endpoints.resources);
    const server = await startProxy(
      port,
      () => ({ port: awsPort, apiId: output((now ?? first).deployed, 'ApiId') }),
      serveConsole,
    );
    atEnd(() => closeProxy(server));
    return server;
  });
  const demo = once(async () => loadDemo(clients, (await served()).deployed, signal));
  const clips = once(async () => loadClips(clients, (await served()).deployed, signal));

  return {
    ...tools,
    ...servers,
    clients,
    emulator,
    signal,
    built,
    page,
    deployed,
    served,
    serveIt,
    redeploy,
    proxy,
    demo,
    clips,
  };
};

export type Parts = ReturnType<typeof partsOf>;

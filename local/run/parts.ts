import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { earlierPort } from '../clarifai/earlier.ts';
import { startStandIn } from '../clarifai/server.ts';
import { restoreCode } from '../deploy/code.ts';
import { build, current, deploy, type DeployOptions } from '../deploy/deploy.ts';
import { type Deployed, output } from '../../ops/deployed.ts';
import { loadDemo } from '../demo/permits.ts';
import { type Clients, clientsOf, type Emulator } from '../../ops/clients.ts';
import { type Ministack, ministackReady, startMinistack, stopMinistack } from '../emulator/ministack.ts';
import { type Endpoints, writeEndpoints } from '../endpoints.ts';
import { readJson } from '../../ops/files.ts';
import { finishDeployment } from '../gateway/finish.ts';
import { checkNode, checkPort, findPython } from '../machine.ts';
import { emulatorAt, HOST, REGION, STACK, STAGE, type State } from '../places.ts';
import { closeProxy, startProxy } from '../proxy/proxy.ts';
import { CLARIFAI_KEY, putSecret } from '../../ops/secrets.ts';
import { lambdaNode } from '../tools/node.ts';
import { findUv, type Install } from '../tools/uv.ts';
import { venv } from '../tools/venv.ts';
import { demoUsers, earlierUsers } from '../demo/users.ts';
import { verifySender } from '../demo/sender.ts';

/** Who e-mail comes from on a local stack; nothing leaves the machine. */
const SENDER = 'trellis@example.com';

/** What a start was asked for. */
export interface StartOptions {
  /** Where the console and the API answer. */
  readonly port: number;
  /** Where the AWS APIs answer. */
  readonly awsPort: number;
  readonly state: State;
}

/** The deployment that is served now. `npm run dev` replaces it. */
export interface Served {
  readonly deployed: Deployed;
  readonly endpoints: Endpoints;
}

/** Makes something once, when it is first asked for; whoever asks later gets the same. */
const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

/**
 * Everything that a running stack consists of. Each part asks for the parts it needs, so that what
 * does not depend on each other is made at the same time, whatever order they are asked for.
 * @param started is told of the emulator's process as soon as there is one
 * @param atEnd is told how to end what has been started, as soon as it has
 */
export const partsOf = (
  options: StartOptions,
  signal: AbortSignal,
  started: (ministack: Ministack) => Promise<void>,
  atEnd: (ending: () => Promise<void>) => void,
) => {
  const { port, awsPort, state } = options;
  const emulator: Emulator = emulatorAt(awsPort, REGION);
  const clients: Clients = clientsOf(emulator);
  const log = `${state.logs}/install.log`;
  /** Another one each time, so that nothing but the secret can be what the functions send. */
  const clarifaiKey = randomBytes(32).toString('hex');

  const install = once(async (): Promise<Install> => ({ python: await findPython(), log, signal }));
  const checked = once(async () => {
    checkNode();
    await install();
    await checkPort({ number: port, option: '--port' });
    await checkPort({ number: awsPort, option: '--aws-port' });
  });
  const uv = once(async () => findUv(await install()));
  const node = once(() => lambdaNode({ log, signal }));
  const ministackBin = once(async () => venv('ministack', await uv(), await install()));
  const samBin = once(async () => venv('sam', await uv(), await install()));

  const ministack = once(async () => {
    const how = { bin: await ministackBin(), port: awsPort, state, signal };
    const running = await startMinistack(how, await node());
    atEnd(async () => {
      if (!(await stopMinistack(running.identity, state)))
        console.error('MiniStack did not end in time: what it did since its last clean stop is lost.');
    });
    await started(running);
    await ministackReady(running, how);
    return running;
  });
  const clarifai = once(async () => {
    // A template's parameter that changes would mean a deployment at every start.
    const port = earlierPort(await readJson(state.endpoints));
    const standIn = await startStandIn({ key: clarifaiKey, port });
    atEnd(() => standIn.close());
    return standIn;
  });
  const deployOptions = once(async (): Promise<DeployOptions> => ({
    state,
    emulator,
    bin: await samBin(),
    parameters: {
      ConsoleOrigin: `http://${HOST}:${String(port)}`,
      AwsEndpointUrl: emulator.endpoint,
      EmailSender: SENDER,
      ClarifaiEndpoint: (await clarifai()).endpoint,
      // Nobody waits a quarter of an hour for a stand-in.
      TaggingRetryLongest: '2',
    },
    signal,
  }));
  const built = once(async () => build(await deployOptions()));
  const deployed = once(async () => {
    await Promise.all([built(), ministack()]);
    const deployment = (await current(state, clients)) ?? (await deploy(await deployOptions(), clients));
    await restoreCode(clients, state);
    return deployment;
  });

  /** Makes a deployment usable: what the emulator left out, users, a key, `endpoints.json`. */
  const serve = async (deployment: Deployed): Promise<Served> => {
    await finishDeployment(clients, emulator, deployment, state);
    await verifySender(clients, SENDER);
    await putSecret(clients.ssm, STACK, CLARIFAI_KEY, clarifaiKey);
    const behind = `${emulator.endpoint}/restapis/${output(deployment, 'ApiId')}/${STAGE}/_user_request_`;
    const earlier = earlierUsers(await readJson(state.endpoints));
    const endpoints: Endpoints = {
      api: `http://${HOST}:${String(port)}/${STAGE}`,
      aws: emulator.endpoint,
      clarifai: (await clarifai()).endpoint,
      region: emulator.region,
      stack: STACK,
      ...(await demoUsers(clients, deployment, behind, earlier)),
      resources: {
        reportsBucket: output(deployment, 'ReportsBucketName'),
        imagesBucket: output(deployment, 'ImagesBucketName'),
        userPoolId: output(deployment, 'UserPoolId'),
        userPoolClientId: output(deployment, 'UserPoolClientId'),
      },
    };
    await writeEndpoints(state.endpoints, endpoints);
    return { deployed: deployment, endpoints };
  };
  let now: Served | undefined;
  const served = once(async () => (now = await serve(await deployed())));
  /** Builds and deploys again, after the template or the contract has changed. */
  const redeploy = async (): Promise<Served> => {
    const how = await deployOptions();
    await build(how);
    return (now = await serve((await current(state, clients)) ?? (await deploy(how, clients))));
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

  return {
    clients,
    checked,
    node,
    ministackBin,
    samBin,
    ministack,
    clarifai,
    built,
    deployed,
    served,
    redeploy,
    proxy,
    demo,
  };
};

export type Parts = ReturnType<typeof partsOf>;

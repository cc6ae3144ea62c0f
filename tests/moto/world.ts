import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { CreateBucketCommand, type BucketLocationConstraint, PutObjectCommand } from '@aws-sdk/client-s3';
import { ListEventSourceMappingsCommand, UpdateEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { execa } from 'execa';
import { json, list, text } from '../../core/json.ts';
import { startStandIn } from '../../local/clarifai/server.ts';
import { build } from '../../local/deploy/deploy.ts';
import { verifySender } from '../../local/demo/sender.ts';
import { findPython } from '../../local/machine.ts';
import { emulatorAt, REGION, STACK, stateAt } from '../../local/places.ts';
import { lambdaNode } from '../../local/tools/node.ts';
import { findUv } from '../../local/tools/uv.ts';
import { venv } from '../../local/tools/venv.ts';
import { createUser, makeAdmin, setPassword } from '../../ops/directory.ts';
import { CLARIFAI_KEY, putSecret } from '../../ops/secrets.ts';
import { type Application, applicationOn } from './application.ts';
import { type Aws, awsAt } from './aws.ts';
import { ADMIN } from './calls.ts';
import { functionsOf } from './functions.ts';
import { startMoto } from './server.ts';
import { makeStack, resourcesOf, type Stack } from './stack.ts';
import { ARTEFACT, transformed } from './transform.ts';

const SENDER = 'trellis@example.com';
const state = stateAt('.local/moto');

/** What is installed, and what SAM builds, as for the local stack. */
const prepare = async () => {
  const { signal } = new AbortController();
  const install = { python: await findPython(), log: `${state.logs}/install.log`, signal };
  const uv = await findUv(install);
  const [moto, sam, node] = await Promise.all([
    venv('moto', uv, install),
    venv('sam', uv, install),
    lambdaNode(install),
  ]);
  await build({ state, emulator: emulatorAt(0, REGION), bin: sam, parameters: {}, signal });
  return { moto, sam, node };
};

/** The types of resources that moto's CloudFormation makes, and by whose ids others can refer to them. */
const knownTypes = async (moto: string): Promise<ReadonlySet<string>> => {
  const program = [
    'import json',
    'from moto.cloudformation.parsing import get_model_map',
    'print(json.dumps([t for t, m in get_model_map().items() if hasattr(m, "physical_resource_id")]))',
  ];
  const { stdout } = await execa(join(moto, 'python'), ['-c', program.join('\n')]);
  return new Set(list(JSON.parse(stdout)).map(text));
};

/** CloudFormation takes code and layers from a bucket only. */
const putArtefact = async ({ s3 }: Aws): Promise<void> => {
  const { bucket: Bucket, key: Key } = ARTEFACT;
  const LocationConstraint = REGION as BucketLocationConstraint;
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint } }));
  await s3.send(new PutObjectCommand({ Bucket, Key, Body: new Uint8Array() }));
};

/** What is done after a first deployment, and what keeps the emulator from doing what the tests do. */
const finish = async (aws: Aws, stack: Stack, clarifaiKey: string): Promise<void> => {
  await verifySender(aws, SENDER);
  await putSecret(aws.ssm, STACK, CLARIFAI_KEY, clarifaiKey);
  // The tests hand the messages of queues over, not moto, which would run no function.
  const { EventSourceMappings = [] } = await aws.lambda.send(new ListEventSourceMappingsCommand({}));
  for (const { UUID } of EventSourceMappings)
    await aws.lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false }));
  const pool = stack.get('UserPool')?.id ?? '';
  const { username, password } = ADMIN;
  await createUser(aws.cognito, pool, { username, email: 'admin@example.com', temporaryPassword: password });
  await setPassword(aws.cognito, pool, username, password);
  await makeAdmin(aws.cognito, pool, username);
};

/** The application in moto, and what the tests compare with the lists of gaps. */
export interface World {
  readonly app: Application;
  /** The type of each resource of the template, by its name. */
  readonly types: ReadonlyMap<string, string>;
  /** The types that moto's CloudFormation makes. */
  readonly known: ReadonlySet<string>;
  stop(): Promise<void>;
}

/** Makes the stack of the application in moto. What `stop` stops was started here. */
export const startWorld = async (): Promise<World> => {
  const { moto, sam, node } = await prepare();
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const ending of stops.splice(0).reverse()) await ending();
  };
  try {
    const server = await startMoto(moto, `${state.logs}/moto.log`);
    stops.push(() => server.stop());
    const clarifaiKey = randomBytes(32).toString('hex');
    const standIn = await startStandIn({ key: clarifaiKey });
    stops.push(() => standIn.close());
    const aws = awsAt(server.endpoint);
    const parameters = { ProtectTables: 'true', EmailSender: SENDER, ClarifaiEndpoint: standIn.endpoint };
    const template = await transformed(state.builtTemplate, sam, parameters);
    await putArtefact(aws);
    const stack = await makeStack(aws, template, parameters);
    await finish(aws, stack, clarifaiKey);
    const log = `${state.logs}/functions.log`;
    const functions = await functionsOf(aws, stack, { built: state.builtTemplate, node, log });
    stops.push(() => functions.stop());
    const resources = resourcesOf(template);
    const api = json(json(resources.get('Api')?.['Properties'])['Body']);
    return {
      app: applicationOn(aws, stack, api, functions),
      types: new Map([...resources].map(([name, { Type }]) => [name, text(Type)])),
      known: await knownTypes(moto),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CreateBucketCommand, type BucketLocationConstraint, PutObjectCommand } from '@aws-sdk/client-s3';
import { ListEventSourceMappingsCommand, UpdateEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { execa } from 'execa';
import { zipSync } from 'fflate';
import { json, list, text, type Json } from '../../core/json.ts';
import { startStandIn } from '../../local/clarifai/server.ts';
import { build } from '../../local/deploy/deploy.ts';
import { allowPlainHttp } from '../../local/deploy/transport.ts';
import { verifySender } from '../../local/demo/sender.ts';
import { findPython } from '../../local/machine.ts';
import { emulatorAt, REGION, STACK, stateAt } from '../../local/places.ts';
import { lambdaNode } from '../../local/tools/node.ts';
import { findUv } from '../../local/tools/uv.ts';
import { venv } from '../../local/tools/venv.ts';
import { createUser, makeAdmin, setPassword } from '../../ops/directory.ts';
import { CLARIFAI_KEY, putSecret } from '../../ops/secrets.ts';
import { applicationOn } from './application.ts';
import { type Aws, awsAt } from './aws.ts';
import { ADMIN } from './calls.ts';
import { functionsOf } from './functions.ts';
import { startMoto } from './server.ts';
import { makeStack, type Stack } from './stack.ts';
import { ARTEFACTS, transformed } from './transform.ts';

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

/** Everything that is in a folder, zipped without packing it. */
const zipOf = async (folder: string): Promise<Uint8Array> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(
    files.map(async (file) => [file.slice(folder.length + 1), await readFile(file)] as const),
  );
  return zipSync(Object.fromEntries(contents), { level: 0 });
};

/** Lays what was built into a bucket, from which CloudFormation takes it. */
const putArtefacts = async ({ s3 }: Aws, template: Json): Promise<void> => {
  const LocationConstraint = REGION as BucketLocationConstraint;
  await s3.send(
    new CreateBucketCommand({ Bucket: ARTEFACTS, CreateBucketConfiguration: { LocationConstraint } }),
  );
  for (const resource of Object.values(json(template['Resources']))) {
    const { Code, Content } = json(json(resource)['Properties']);
    const Key = text(json(Code ?? Content)['S3Key']);
    if (Key === '') continue;
    const Body = await zipOf(join(dirname(state.builtTemplate), Key));
    await s3.send(new PutObjectCommand({ Bucket: ARTEFACTS, Key, Body }));
  }
};

/** What is done after a first deployment, and what keeps the emulator from doing what the tests do. */
const finish = async ({ aws, refs }: Stack, template: Json, clarifaiKey: string): Promise<void> => {
  await verifySender(aws, SENDER);
  await putSecret(aws.ssm, STACK, CLARIFAI_KEY, clarifaiKey);
  // It speaks no TLS either, and takes a policy's Deny as one without its condition.
  const resources = json(template['Resources']);
  await allowPlainHttp(aws.s3, { resources, conditions: {} }, { refs, conditions: {} });
  // The tests hand the messages of queues over, not moto, which would run no function.
  const { EventSourceMappings = [] } = await aws.lambda.send(new ListEventSourceMappingsCommand({}));
  for (const { UUID } of EventSourceMappings)
    await aws.lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false }));
  const pool = refs.get('UserPool') ?? '';
  const { username, password } = ADMIN;
  await createUser(aws.cognito, pool, { username, email: 'admin@example.com', temporaryPassword: password });
  await setPassword(aws.cognito, pool, username, password);
  await makeAdmin(aws.cognito, pool, username);
};

/** Makes the whole of the application's stack in moto. What `stop` stops was started here. */
export const startWorld = async () => {
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
    const [template, known] = await Promise.all([
      transformed(state.builtTemplate, sam, parameters),
      knownTypes(moto),
    ]);
    await putArtefacts(aws, template);
    const stack = await makeStack(aws, template, parameters, known);
    const functions = await functionsOf(aws, template, stack.refs, {
      built: state.builtTemplate,
      node,
      log: `${state.logs}/functions.log`,
    });
    stops.push(() => functions.stop());
    return {
      stack,
      known,
      /** To be called when the resources have been looked at. */
      use: async () => {
        await finish(stack, template, clarifaiKey);
        return applicationOn(stack, functions);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

import { createHash } from 'node:crypto';
import {
  CloudFormationServiceException,
  CreateChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  paginateDescribeStackEvents,
} from '@aws-sdk/client-cloudformation';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { parse } from 'yaml';
import { type Json, json } from '../../core/json.ts';
import type { Clients, Emulator } from '../../ops/clients.ts';
import { type Deployed, deployedStack } from '../../ops/deployed.ts';
import { Problem } from '../../ops/problem.ts';
import { STACK } from '../places.ts';
import { until } from '../wait.ts';

/** The template of the stack as it is, with the addresses of its artefacts. */
export const deployedTemplate = async ({ cloudFormation }: Clients): Promise<Json> => {
  const asked = new GetTemplateCommand({ StackName: STACK, TemplateStage: 'Original' });
  return json(parse((await cloudFormation.send(asked)).TemplateBody ?? ''));
};

/**
 * Puts something where CloudFormation finds it. The same content always has the same key, so that a resource does not
 * change when it does not.
 */
export const putArtefact = async (
  { s3 }: Clients,
  bucket: string,
  content: string | Uint8Array,
): Promise<{ readonly bucket: string; readonly key: string }> => {
  const key = `dev/${createHash('sha256').update(content).digest('hex')}`;
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: content }));
  return { bucket, key };
};

/** How often the emulator is asked how far it is. */
const EVERY_MS = 50;
const FOR_MS = 300_000;

/** What CloudFormation says of a template is a person's to put right. */
const refused = (error: unknown): never => {
  if (error instanceof CloudFormationServiceException && error.name === 'ValidationError')
    throw new Problem(`CloudFormation rejected the template: ${error.message}`, { cause: error });
  throw error;
};

/** @returns the change set's id; undefined when there is nothing to change */
const created = async (
  { cloudFormation }: Clients,
  templateUrl: string,
  parameters: readonly string[],
  signal: AbortSignal,
): Promise<string | undefined> => {
  const asked = cloudFormation.send(
    new CreateChangeSetCommand({
      StackName: STACK,
      ChangeSetName: `dev-${String(Date.now())}`,
      TemplateURL: templateUrl,
      Parameters: parameters.map((name) => ({ ParameterKey: name, UsePreviousValue: true })),
      Capabilities: ['CAPABILITY_IAM'],
    }),
  );
  const { Id = '' } = await asked.catch(refused);
  const ask = async () => {
    const found = await cloudFormation.send(new DescribeChangeSetCommand({ ChangeSetName: Id }));
    return found.Status?.endsWith('COMPLETE') || found.Status === 'FAILED' ? found : undefined;
  };
  const what = 'Creating the change set';
  const { Status, StatusReason = '' } = await until(ask, { what, everyMs: EVERY_MS, forMs: FOR_MS, signal });
  if (Status !== 'FAILED') return Id;
  if (/didn't contain changes|No updates/.test(StatusReason)) return undefined;
  throw new Problem(`CloudFormation rejected the template: ${StatusReason}`);
};

/** Why the last change failed, resource by resource, the first failure first. */
const failures = async ({ cloudFormation }: Clients): Promise<string> => {
  const lines: string[] = [];
  for await (const { StackEvents = [] } of paginateDescribeStackEvents(
    { client: cloudFormation },
    { StackName: STACK },
  ))
    for (const { LogicalResourceId = '', ResourceStatus = '', ResourceStatusReason = '' } of StackEvents) {
      // The newest event comes first; this one began the change.
      if (LogicalResourceId === STACK && ResourceStatus === 'UPDATE_IN_PROGRESS')
        return lines.reverse().join('\n');
      if (ResourceStatus.endsWith('_FAILED')) lines.push(`  ${LogicalResourceId}: ${ResourceStatusReason}`);
    }
  return lines.reverse().join('\n');
};

/**
 * Deploys a template whose artefacts have their addresses, with the parameters that the stack has. It does by the
 * SDK what `sam deploy` takes a multiple of the time for.
 * @throws Problem with the reasons when CloudFormation refuses it; the stack is then as it was
 */
export const deployTemplate = async (
  clients: Clients,
  { endpoint }: Emulator,
  template: Json,
  bucket: string,
  signal: AbortSignal,
): Promise<Deployed> => {
  const { key } = await putArtefact(clients, bucket, JSON.stringify(template));
  const before = await deployedStack(clients, STACK);
  const known = Object.keys(json(template['Parameters'])).filter((name) => before?.parameters.has(name));
  const id = await created(clients, `${endpoint}/${bucket}/${key}`, known, signal);
  if (id !== undefined) await clients.cloudFormation.send(new ExecuteChangeSetCommand({ ChangeSetName: id }));
  const ended = async () => {
    const { Stacks } = await clients.cloudFormation.send(new DescribeStacksCommand({ StackName: STACK }));
    const status = Stacks?.[0]?.StackStatus ?? '';
    return status.endsWith('IN_PROGRESS') ? undefined : status;
  };
  const what = 'Changing the stack';
  const status = await until(ended, { what, everyMs: EVERY_MS, forMs: FOR_MS, signal });
  if (status !== 'UPDATE_COMPLETE' && status !== 'CREATE_COMPLETE')
    throw new Problem(`The stack could not be changed (${status}):\n${await failures(clients)}`);
  const deployed = await deployedStack(clients, STACK);
  if (!deployed) throw new Problem('The emulator no longer has the stack.');
  return deployed;
};

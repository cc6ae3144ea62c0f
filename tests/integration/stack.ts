import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll } from '@jest/globals';
import type { Endpoints } from '../../local/endpoints.ts';
import { clientsOf } from '../../ops/clients.ts';
import { LOCAL_STACK } from '../gaps.ts';
import type { Target } from './target.ts';

/** The `endpoints.json` of the stack under test. */
export const endpointsFile = process.env['TRELLIS_ENDPOINTS'] ?? '';
if (endpointsFile === '')
  throw new Error('TRELLIS_ENDPOINTS is not set: the integration tests run under their own global setup');

/** Where the stack under test answers. */
export const endpoints = JSON.parse(await readFile(endpointsFile, 'utf8')) as Endpoints;

const emulator = { endpoint: endpoints.aws, region: endpoints.region };
/** Clients with root's rights, to look behind the API. */
export const aws = {
  ...clientsOf(emulator),
  sqs: new SQSClient({ ...emulator, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }),
};

// Their kept connections would keep jest from ending.
afterAll(() => {
  for (const client of Object.values(aws)) client.destroy();
});

const { Stacks } = await aws.cloudFormation.send(new DescribeStacksCommand({ StackName: endpoints.stack }));
const outputs = new Map(Stacks?.[0]?.Outputs?.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));

/** An output of the stack. */
export const output = (name: string): string => {
  const value = outputs.get(name);
  if (value === undefined) throw new Error(`the stack has no output ${name}`);
  return value;
};

export const localStack: Target = {
  name: 'the local stack',
  api: () => endpoints.api,
  key: () => endpoints.apiKeys.permits,
  gaps: LOCAL_STACK,
};

/**
 * Looks until what is looked for is there.
 * @param mostMs how long
 * @throws Error after that time, with what was seen last
 */
export const until = async <T>(
  look: () => Promise<T>,
  found: (seen: T) => boolean,
  mostMs = 180_000,
): Promise<T> => {
  const deadline = Date.now() + mostMs;
  for (;;) {
    const seen = await look();
    if (found(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`not seen in time; last: ${JSON.stringify(seen)}`);
    await setTimeout(100);
  }
};

import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { join } from 'node:path';
import { text } from '../core/json.ts';
import { type Deployed, deployedStack } from './deployed.ts';
import { awsConfig } from './clients.ts';
import { hasCode, readJson } from './files.ts';
import { Problem } from './problem.ts';

/** A stack, and how to reach it. */
export interface ReachedStack {
  readonly name: string;
  readonly deployed: Deployed;
  readonly cognito: CognitoIdentityProviderClient;
  readonly lambda: LambdaClient;
  readonly sqs: SQSClient;
  readonly ssm: SSMClient;
}

/** The stack that a command is for: one on AWS, by name, or the local one. */
export interface Which {
  /** The folder of the local stack's state. */
  readonly state: string;
  /** The name of a stack on AWS, reached with the credentials of this machine. */
  readonly stack: string | undefined;
  readonly region: string | undefined;
}

const notRunning = (cause?: unknown): Problem =>
  new Problem(
    'The local stack is not running. Start it with npm start, or name a stack on AWS: --stack trellis --region us-west-2',
    { cause },
  );

/** Reads the local stack's addresses from its endpoints file. @throws Problem when there is no such file */
const localStack = async (state: string) => {
  const { aws, region, stack } = await readJson(join(state, 'endpoints.json'));
  if (text(aws) === '' || text(region) === '' || text(stack) === '') throw notRunning();
  return { name: text(stack), config: awsConfig({ endpoint: text(aws), region: text(region) }) };
};

const found = async (config: object, name: string, isLocal: boolean): Promise<Deployed | undefined> => {
  try {
    return await deployedStack({ cloudFormation: new CloudFormationClient(config) }, name);
  } catch (error) {
    if (isLocal && hasCode(error, 'ECONNREFUSED')) throw notRunning(error);
    // No credentials, no region, no permission, no network: a person can correct each.
    throw new Problem(
      `AWS could not describe the stack ${name}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
};

/** @throws Problem when there is no such stack, or AWS does not answer */
export const reachStack = async ({ state, stack, region }: Which): Promise<ReachedStack> => {
  const { name, config } =
    stack === undefined
      ? await localStack(state)
      : { name: stack, config: region === undefined ? {} : { region } };
  const deployed = await found(config, name, stack === undefined);
  if (!deployed)
    throw new Problem(`The stack ${name} does not exist${region === undefined ? '' : ` in ${region}`}.`);
  return {
    name,
    deployed,
    cognito: new CognitoIdentityProviderClient(config),
    lambda: new LambdaClient(config),
    sqs: new SQSClient(config),
    ssm: new SSMClient(config),
  };
};

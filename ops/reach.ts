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

/** Which stack a command is for: one on AWS by name, or the local one that runs. */
export interface Which {
  /** The folder of the local stack's state. */
  readonly state: string;
  /** The name of a stack on AWS, reached with the credentials of this machine. */
  readonly stack: string | undefined;
  readonly region: string | undefined;
}

const notRunning = (cause?: unknown): Problem =>
  new Problem(
    'No local stack runs. Start it with npm start, or name one on AWS: --stack trellis --region us-west-2',
    { cause },
  );

/** The local stack says in its endpoints file where it is. @throws Problem when there is no such file */
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
    // No credentials, no region, no right, no network: a person can put each right.
    throw new Problem(
      `AWS does not tell about the stack ${name}: ${error instanceof Error ? error.message : ''}`,
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
    throw new Problem(`There is no stack ${name}${region === undefined ? '' : ` in ${region}`}.`);
  return {
    name,
    deployed,
    cognito: new CognitoIdentityProviderClient(config),
    lambda: new LambdaClient(config),
    sqs: new SQSClient(config),
    ssm: new SSMClient(config),
  };
};

import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { text } from '../../core/json.ts';
import { type Deployed, deployedStack } from '../deploy/stack.ts';
import { awsConfig } from '../emulator/clients.ts';
import { readJson } from '../files.ts';
import { REGION, STACK, type State } from '../places.ts';
import { Problem } from '../problem.ts';
import { runningRecord } from '../run/record.ts';

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
  readonly state: State;
  /** The name of a stack on AWS, reached with the credentials of this machine. */
  readonly stack: string | undefined;
  readonly region: string | undefined;
}

const localConfig = async ({ state }: Which) => {
  if (!(await runningRecord(state.run))?.api)
    throw new Problem(
      'No local stack runs. Start it with npm start, or name one on AWS: --stack trellis --region us-west-2',
    );
  return awsConfig({ endpoint: text((await readJson(state.endpoints))['aws']), region: REGION });
};

const found = async (config: object, name: string): Promise<Deployed | undefined> => {
  try {
    return await deployedStack({ cloudFormation: new CloudFormationClient(config) }, name);
  } catch (error) {
    // No credentials, no region, no right, no network: a person can put each right.
    throw new Problem(
      `AWS does not tell about the stack ${name}: ${error instanceof Error ? error.message : ''}`,
    );
  }
};

/** @throws Problem when there is no such stack, or AWS does not answer */
export const reachStack = async (which: Which): Promise<ReachedStack> => {
  const { stack, region } = which;
  const config = stack === undefined ? await localConfig(which) : region === undefined ? {} : { region };
  const name = stack ?? STACK;
  const deployed = await found(config, name);
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

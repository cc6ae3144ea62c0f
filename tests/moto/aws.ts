import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { json } from '../../core/json.ts';
import { REGION } from '../../local/places.ts';
import { seenFromInside } from '../../local/sam-local/environment.ts';
import { awsConfig, clientsOf } from '../../ops/clients.ts';

/** SDK clients of moto. */
export const awsAt = (endpoint: string) => {
  const emulator = { endpoint, region: REGION };
  return { ...clientsOf(emulator), emulator, sqs: new SQSClient(awsConfig(emulator)) };
};

export type Aws = ReturnType<typeof awsAt>;

/** moto's CloudFormation says the URLs of queues as AWS would; this is where they answer. */
export const reachable = ({ emulator }: Aws, value: string): string =>
  seenFromInside(value, [[`https://sqs.${REGION}.amazonaws.com`, emulator.endpoint]]);

/** The environment of a function: all texts, as Lambda has them. moto keeps numbers as numbers. */
export const variablesOf = (
  aws: Aws,
  configuration: FunctionConfiguration | undefined,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(json(configuration?.Environment?.Variables)).map(([name, value]) => [
      name,
      reachable(aws, String(value)),
    ]),
  );

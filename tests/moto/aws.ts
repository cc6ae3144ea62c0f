import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { REGION } from '../../local/places.ts';
import { awsConfig, clientsOf } from '../../ops/clients.ts';

/** SDK clients of moto. */
export const awsAt = (endpoint: string) => {
  const emulator = { endpoint, region: REGION };
  const common = awsConfig(emulator);
  return {
    ...clientsOf(emulator),
    emulator,
    secrets: new SecretsManagerClient(common),
    sqs: new SQSClient(common),
  };
};

export type Aws = ReturnType<typeof awsAt>;

import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { HOST } from '../places.ts';

/** Where the emulator is, in the terms of the AWS SDK. */
export interface Emulator {
  readonly endpoint: string;
  readonly region: string;
}

export const emulatorAt = (port: number, region: string): Emulator => ({
  endpoint: `http://${HOST}:${String(port)}`,
  region,
});

/** SDK clients of the emulator. Everything is given, so that no AWS setting of the host has a say. */
export const clientsOf = ({ endpoint, region }: Emulator) => {
  const common = { endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  return {
    gateway: new APIGatewayClient(common),
    cloudFormation: new CloudFormationClient(common),
    dynamoDB: new DynamoDBClient(common),
    lambda: new LambdaClient(common),
    s3: new S3Client({ ...common, forcePathStyle: true }),
  };
};

export type Clients = ReturnType<typeof clientsOf>;

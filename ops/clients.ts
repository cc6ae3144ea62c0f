import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SSMClient } from '@aws-sdk/client-ssm';

/** Where the emulator is, in the terms of the AWS SDK. */
export interface Emulator {
  readonly endpoint: string;
  readonly region: string;
}

/** Every setting of a client for the emulator, so that no AWS setting of the host takes effect. */
export const awsConfig = ({ endpoint, region }: Emulator) => ({
  endpoint,
  region,
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

/** SDK clients of the emulator. */
export const clientsOf = (emulator: Emulator) => {
  const common = awsConfig(emulator);
  return {
    gateway: new APIGatewayClient(common),
    cloudFormation: new CloudFormationClient(common),
    cognito: new CognitoIdentityProviderClient(common),
    dynamoDB: new DynamoDBClient(common),
    iam: new IAMClient(common),
    lambda: new LambdaClient(common),
    s3: new S3Client({ ...common, forcePathStyle: true }),
    ses: new SESv2Client(common),
    ssm: new SSMClient(common),
  };
};

export type Clients = ReturnType<typeof clientsOf>;

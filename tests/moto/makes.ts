import { randomUUID } from 'node:crypto';
import {
  CreateDeploymentCommand,
  CreateStageCommand,
  CreateUsagePlanCommand,
  type QuotaPeriodType,
} from '@aws-sdk/client-api-gateway';
import {
  CreateGroupCommand,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  AddPermissionCommand,
  type AddPermissionCommandInput,
  PublishLayerVersionCommand,
  type PublishLayerVersionCommandInput,
} from '@aws-sdk/client-lambda';
import { PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { CreateSecretCommand, GetRandomPasswordCommand } from '@aws-sdk/client-secrets-manager';
import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { type Json, json, list, text } from '../../core/json.ts';
import type { Aws } from './aws.ts';

/** What a resource is referred to by: `''` for `Ref`, else the attribute's name. */
export type Names = Readonly<Record<string, string>>;

/** Makes a resource by calls, from its properties in the template. */
export type Make = (aws: Aws, properties: Json) => Promise<Names>;

const numbers = (value: unknown): Record<string, number> =>
  Object.fromEntries(Object.entries(json(value)).map(([name, one]) => [name, Number(one)]));

const userPool: Make = async ({ cognito }, { UserPoolName, ...properties }) => {
  const { UserPool } = await cognito.send(
    new CreateUserPoolCommand({
      ...(properties as Partial<CreateUserPoolCommandInput>),
      PoolName: text(UserPoolName),
    }),
  );
  return { '': UserPool?.Id ?? '', Arn: UserPool?.Arn ?? '' };
};

const userPoolClient: Make = async ({ cognito }, properties) => {
  const asked = new CreateUserPoolClientCommand(properties as Json & CreateUserPoolClientCommandInput);
  return { '': (await cognito.send(asked)).UserPoolClient?.ClientId ?? '' };
};

const userPoolGroup: Make = async ({ cognito }, { UserPoolId, GroupName, Description }) => {
  const asked = { UserPoolId: text(UserPoolId), GroupName: text(GroupName), Description: text(Description) };
  await cognito.send(new CreateGroupCommand(asked));
  return { '': asked.GroupName };
};

const secret: Make = async ({ secrets }, { Description, GenerateSecretString }) => {
  const { RandomPassword } = await secrets.send(new GetRandomPasswordCommand(json(GenerateSecretString)));
  const { ARN = '' } = await secrets.send(
    new CreateSecretCommand({
      Name: 'trellis-SigningSecret',
      Description: text(Description),
      SecretString: RandomPassword,
    }),
  );
  return { '': ARN, Id: ARN };
};

const usagePlan: Make = async ({ gateway }, { UsagePlanName, Description, ApiStages, Throttle, Quota }) => {
  const [throttle, { Limit, Period }] = [numbers(Throttle), json(Quota)];
  const { id = '' } = await gateway.send(
    new CreateUsagePlanCommand({
      name: text(UsagePlanName),
      description: text(Description),
      apiStages: list(ApiStages)
        .map(json)
        .map(({ ApiId, Stage }) => ({ apiId: text(ApiId), stage: text(Stage) })),
      throttle: { rateLimit: throttle['RateLimit'], burstLimit: throttle['BurstLimit'] },
      quota: Quota === undefined ? undefined : { limit: Number(Limit), period: Period as QuotaPeriodType },
    }),
  );
  return { '': id };
};

const deployment: Make = async ({ gateway }, { RestApiId, Description }) => {
  const { id = '' } = await gateway.send(
    new CreateDeploymentCommand({ restApiId: text(RestApiId), description: text(Description) }),
  );
  return { '': id };
};

const stage: Make = async ({ gateway }, { RestApiId, DeploymentId, StageName, TracingEnabled }) => {
  const { stageName = '' } = await gateway.send(
    new CreateStageCommand({
      restApiId: text(RestApiId),
      deploymentId: text(DeploymentId),
      stageName: text(StageName),
      tracingEnabled: TracingEnabled === true,
    }),
  );
  return { '': stageName };
};

const layerVersion: Make = async ({ lambda }, properties) => {
  const asked = new PublishLayerVersionCommand(properties as Json & PublishLayerVersionCommandInput);
  return { '': (await lambda.send(asked)).LayerVersionArn ?? '' };
};

const permission: Make = async ({ lambda }, properties) => {
  const StatementId = randomUUID();
  const asked = { ...(properties as Json & AddPermissionCommandInput), StatementId };
  await lambda.send(new AddPermissionCommand(asked));
  return { '': StatementId };
};

const bucketPolicy: Make = async ({ s3 }, { Bucket, PolicyDocument }) => {
  await s3.send(new PutBucketPolicyCommand({ Bucket: text(Bucket), Policy: JSON.stringify(PolicyDocument) }));
  return { '': text(Bucket) };
};

const queuePolicy: Make = async ({ sqs }, { Queues, PolicyDocument }) => {
  for (const QueueUrl of list(Queues).map(text))
    await sqs.send(
      new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: JSON.stringify(PolicyDocument) } }),
    );
  return { '': text(list(Queues)[0]) };
};

/** The types of resources that are made by calls, because moto's CloudFormation does not know them. */
export const MAKES: Readonly<Record<string, Make>> = {
  'AWS::ApiGateway::Deployment': deployment,
  'AWS::ApiGateway::Stage': stage,
  'AWS::ApiGateway::UsagePlan': usagePlan,
  'AWS::Cognito::UserPool': userPool,
  'AWS::Cognito::UserPoolClient': userPoolClient,
  'AWS::Cognito::UserPoolGroup': userPoolGroup,
  'AWS::Lambda::LayerVersion': layerVersion,
  'AWS::Lambda::Permission': permission,
  'AWS::S3::BucketPolicy': bucketPolicy,
  'AWS::SQS::QueuePolicy': queuePolicy,
  'AWS::SecretsManager::Secret': secret,
};

import { PutRestApiCommand, UpdateStageCommand } from '@aws-sdk/client-api-gateway';
import { UpdateContinuousBackupsCommand, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import {
  type CORSRule,
  type Event,
  type FilterRule,
  type OwnershipControls,
  PutBucketCorsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { isJson, type Json, json, list, text } from '../../core/json.ts';
import { ruleOf } from '../../local/deploy/dropped.ts';
import type { Aws } from './aws.ts';

/** Sets one property of a resource by a call, from what it is in the template. */
export type SetProperty = (aws: Aws, id: string, value: unknown, wanted: Json) => Promise<unknown>;

const notifications: SetProperty = ({ s3 }, Bucket, value) =>
  s3.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket,
      NotificationConfiguration: {
        QueueConfigurations: list(json(value)['QueueConfigurations'])
          .map(json)
          .map(({ Event, Queue, Filter }) => ({
            Events: [Event as Event],
            QueueArn: text(Queue),
            Filter: {
              Key: { FilterRules: list(json(json(Filter)['S3Key'])['Rules']) as FilterRule[] },
            },
          })),
      },
    }),
  );

const cors: SetProperty = ({ s3 }, Bucket, value) =>
  s3.send(
    new PutBucketCorsCommand({
      Bucket,
      CORSConfiguration: {
        CORSRules: list(json(value)['CorsRules'])
          .map(json)
          .map(({ MaxAge, ...rule }) => ({ ...rule, MaxAgeSeconds: Number(MaxAge) }) as CORSRule),
      },
    }),
  );

const rolePolicies: SetProperty = async ({ iam }, RoleName, value) => {
  for (const { PolicyName, PolicyDocument } of list(value).map(json))
    await iam.send(
      new PutRolePolicyCommand({
        RoleName,
        PolicyName: text(PolicyName),
        PolicyDocument: JSON.stringify(PolicyDocument),
      }),
    );
};

/** moto's import fails at a mock integration: it asks every integration for an address. */
const withoutMocks = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutMocks);
  if (!isJson(value)) return value;
  const isMock = ([key, inner]: [string, unknown]) =>
    key === 'x-amazon-apigateway-integration' && json(inner)['type'] === 'mock';
  const kept = Object.entries(value).filter((entry) => !isMock(entry));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutMocks(inner)]));
};

const body: SetProperty = ({ gateway }, restApiId, value) =>
  gateway.send(
    new PutRestApiCommand({
      restApiId,
      mode: 'overwrite',
      body: Buffer.from(JSON.stringify(withoutMocks(value))),
    }),
  );

/** What each setting of a method is called in the path of a change. */
const SETTINGS: readonly (readonly [property: string, path: string])[] = [
  ['DataTraceEnabled', 'logging/dataTrace'],
  ['LoggingLevel', 'logging/loglevel'],
  ['MetricsEnabled', 'metrics/enabled'],
  ['ThrottlingBurstLimit', 'throttling/burstLimit'],
  ['ThrottlingRateLimit', 'throttling/rateLimit'],
];

const methodSettings: SetProperty = ({ gateway }, stageName, value, { RestApiId }) =>
  gateway.send(
    new UpdateStageCommand({
      restApiId: text(RestApiId),
      stageName,
      patchOperations: list(value)
        .map(json)
        .flatMap((one) =>
          SETTINGS.map(([property, path]) => ({
            op: 'replace',
            path: `${text(one['ResourcePath'])}/${text(one['HttpMethod'])}/${path}`,
            value: String(one[property]),
          })),
        ),
    }),
  );

/** The properties that moto's CloudFormation drops, and that a call sets. */
export const SETS: Readonly<Record<string, SetProperty>> = {
  'AWS::ApiGateway::RestApi Body': body,
  'AWS::ApiGateway::Stage MethodSettings': methodSettings,
  'AWS::DynamoDB::Table PointInTimeRecoverySpecification': ({ dynamoDB }, TableName, value) =>
    dynamoDB.send(
      new UpdateContinuousBackupsCommand({
        TableName,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, ...json(value) },
      }),
    ),
  'AWS::DynamoDB::Table TimeToLiveSpecification': ({ dynamoDB }, TableName, value) =>
    dynamoDB.send(
      new UpdateTimeToLiveCommand({
        TableName,
        TimeToLiveSpecification: { AttributeName: text(json(value)['AttributeName']), Enabled: true },
      }),
    ),
  'AWS::IAM::Role Policies': rolePolicies,
  'AWS::Lambda::Function Layers': ({ lambda }, FunctionName, value) =>
    lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Layers: list(value).map(text) })),
  'AWS::S3::Bucket CorsConfiguration': cors,
  'AWS::S3::Bucket LifecycleConfiguration': ({ s3 }, Bucket, value) =>
    s3.send(
      new PutBucketLifecycleConfigurationCommand({
        Bucket,
        LifecycleConfiguration: { Rules: list(json(value)['Rules']).map(ruleOf) },
      }),
    ),
  'AWS::S3::Bucket NotificationConfiguration': notifications,
  'AWS::S3::Bucket OwnershipControls': ({ s3 }, Bucket, value) =>
    s3.send(new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls: value as OwnershipControls })),
  'AWS::S3::Bucket PublicAccessBlockConfiguration': ({ s3 }, Bucket, value) =>
    s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: json(value) })),
  'AWS::S3::Bucket VersioningConfiguration': ({ s3 }, Bucket, value) =>
    s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: json(value) })),
};

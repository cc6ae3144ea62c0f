import {
  GetDeploymentCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  GetStageCommand,
  GetUsagePlanCommand,
} from '@aws-sdk/client-api-gateway';
import {
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  GetGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { GetRoleCommand, GetRolePolicyCommand, ListRolePoliciesCommand } from '@aws-sdk/client-iam';
import {
  GetEventSourceMappingCommand,
  GetFunctionCommand,
  GetLayerVersionCommand,
  GetPolicyCommand,
} from '@aws-sdk/client-lambda';
import {
  GetBucketCorsCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { DescribeSecretCommand, GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { type Json, json, list, text } from '../../core/json.ts';
import { type Aws, variablesOf } from './aws.ts';

/**
 * What moto says of a resource, in the words of CloudFormation: as the properties of a template.
 * @param wanted the properties in the template, where a resource's id does not suffice to find it
 */
export type Look = (aws: Aws, id: string, wanted: Json) => Promise<Json>;

/** A document comes as text, which some calls encode for an address. One that is no JSON stays the text that it is. */
const documentIn = (given = '{}'): unknown => {
  const document = given.startsWith('%7B') ? decodeURIComponent(given) : given;
  try {
    return JSON.parse(document);
  } catch {
    return document;
  }
};

const table: Look = async ({ dynamoDB }, TableName) => {
  const { Table } = await dynamoDB.send(new DescribeTableCommand({ TableName }));
  const { TimeToLiveDescription } = await dynamoDB.send(new DescribeTimeToLiveCommand({ TableName }));
  const { ContinuousBackupsDescription } = await dynamoDB.send(
    new DescribeContinuousBackupsCommand({ TableName }),
  );
  const recovery = ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
  return {
    ...Table,
    BillingMode: Table?.BillingModeSummary?.BillingMode,
    TimeToLiveSpecification: {
      AttributeName: TimeToLiveDescription?.AttributeName,
      Enabled: TimeToLiveDescription?.TimeToLiveStatus === 'ENABLED',
    },
    PointInTimeRecoverySpecification: {
      PointInTimeRecoveryEnabled: recovery?.PointInTimeRecoveryStatus === 'ENABLED',
    },
  };
};

/** What a bucket does not have is an error of its own. */
const orNone = async <T>(asked: Promise<T>): Promise<Partial<T>> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return {};
    throw error;
  }
};

const lifecycle = (rule: Json): Json => ({
  Id: rule['ID'],
  Status: rule['Status'],
  Prefix: json(rule['Filter'])['Prefix'] ?? rule['Prefix'],
  ExpirationInDays: json(rule['Expiration'])['Days'],
  NoncurrentVersionExpiration: rule['NoncurrentVersionExpiration'],
  AbortIncompleteMultipartUpload: rule['AbortIncompleteMultipartUpload'],
});

const bucket: Look = async ({ s3 }, Bucket) => {
  const [encryption, access, ownership, versioning, rules, cors, notification] = await Promise.all([
    orNone(s3.send(new GetBucketEncryptionCommand({ Bucket }))),
    orNone(s3.send(new GetPublicAccessBlockCommand({ Bucket }))),
    orNone(s3.send(new GetBucketOwnershipControlsCommand({ Bucket }))),
    orNone(s3.send(new GetBucketVersioningCommand({ Bucket }))),
    orNone(s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }))),
    orNone(s3.send(new GetBucketCorsCommand({ Bucket }))),
    orNone(s3.send(new GetBucketNotificationConfigurationCommand({ Bucket }))),
  ]);
  return {
    BucketName: Bucket,
    BucketEncryption: {
      ServerSideEncryptionConfiguration: (encryption.ServerSideEncryptionConfiguration?.Rules ?? []).map(
        ({ ApplyServerSideEncryptionByDefault: byDefault }) => ({ ServerSideEncryptionByDefault: byDefault }),
      ),
    },
    PublicAccessBlockConfiguration: access.PublicAccessBlockConfiguration,
    OwnershipControls: ownership.OwnershipControls,
    VersioningConfiguration: { Status: versioning.Status },
    LifecycleConfiguration: { Rules: (rules.Rules ?? []).map((rule) => lifecycle(json(rule))) },
    CorsConfiguration: {
      CorsRules: (cors.CORSRules ?? []).map(({ MaxAgeSeconds, ...rule }) => ({
        ...rule,
        MaxAge: MaxAgeSeconds,
      })),
    },
    NotificationConfiguration: {
      QueueConfigurations: (notification.QueueConfigurations ?? []).map(({ QueueArn, Events, Filter }) => ({
        Event: Events?.[0],
        Queue: QueueArn,
        Filter: { S3Key: { Rules: Filter?.Key?.FilterRules ?? [] } },
      })),
    },
  };
};

const bucketPolicy: Look = async ({ s3 }, Bucket) => ({
  Bucket,
  PolicyDocument: documentIn((await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy),
});

const queue: Look = async ({ sqs }, QueueUrl) => {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
  );
  return { ...Attributes, RedrivePolicy: documentIn(Attributes.RedrivePolicy) };
};

const queuePolicy: Look = async (aws, _id, { Queues }) => {
  const looks = await Promise.all(list(Queues).map((url) => queue(aws, text(url), {})));
  const [first, ...others] = looks.map((attributes) => text(attributes['Policy']));
  const isOne = others.every((other) => other === first);
  return { Queues, PolicyDocument: isOne ? documentIn(first) : undefined };
};

const userPool: Look = async ({ cognito }, UserPoolId) => {
  const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
  const own = (UserPool?.SchemaAttributes ?? []).filter(({ Name }) => Name?.startsWith('custom:'));
  return {
    ...UserPool,
    UserPoolName: UserPool?.Name,
    Schema: own.map(({ Name, ...attribute }) => ({ ...attribute, Name: Name?.replace('custom:', '') })),
  };
};

const userPoolClient: Look = async ({ cognito }, ClientId, { UserPoolId }) => {
  const asked = new DescribeUserPoolClientCommand({ ClientId, UserPoolId: text(UserPoolId) });
  const { UserPoolClient } = await cognito.send(asked);
  return { ...UserPoolClient, GenerateSecret: (UserPoolClient?.ClientSecret ?? '') !== '' };
};

const userPoolGroup: Look = async ({ cognito }, GroupName, { UserPoolId }) => {
  const { Group } = await cognito.send(new GetGroupCommand({ GroupName, UserPoolId: text(UserPoolId) }));
  return { ...Group };
};

const restApi: Look = async ({ gateway }, restApiId) => {
  const { name, endpointConfiguration } = await gateway.send(new GetRestApiCommand({ restApiId }));
  const { items = [] } = await gateway.send(
    new GetResourcesCommand({ restApiId, embed: ['methods'], limit: 500 }),
  );
  const paths = items
    .filter(({ resourceMethods }) => resourceMethods !== undefined)
    .map(({ path = '', resourceMethods = {} }) => [
      path,
      Object.fromEntries(
        Object.entries(resourceMethods).map(([method, { methodIntegration }]) => [
          method,
          methodIntegration?.uri ?? '',
        ]),
      ),
    ]);
  return {
    Name: name,
    EndpointConfiguration: { Types: endpointConfiguration?.types },
    Body: Object.fromEntries(paths) as unknown,
  };
};

const deployment: Look = async ({ gateway }, deploymentId, { RestApiId }) => {
  const found = await gateway.send(new GetDeploymentCommand({ restApiId: text(RestApiId), deploymentId }));
  return { RestApiId, Description: found.description };
};

const stage: Look = async ({ gateway }, stageName, { RestApiId }) => {
  const found = await gateway.send(new GetStageCommand({ restApiId: text(RestApiId), stageName }));
  return {
    RestApiId,
    StageName: found.stageName,
    DeploymentId: found.deploymentId,
    TracingEnabled: found.tracingEnabled ?? false,
    MethodSettings: Object.entries(found.methodSettings ?? {}).map(([at, settings]) => ({
      // `~1signin/POST`
      ResourcePath: `/${at.slice(0, at.lastIndexOf('/'))}`,
      HttpMethod: at.slice(at.lastIndexOf('/') + 1),
      DataTraceEnabled: settings.dataTraceEnabled,
      LoggingLevel: settings.loggingLevel,
      MetricsEnabled: settings.metricsEnabled,
      ThrottlingBurstLimit: settings.throttlingBurstLimit,
      ThrottlingRateLimit: settings.throttlingRateLimit,
    })),
  };
};

const usagePlan: Look = async ({ gateway }, usagePlanId) => {
  const { name, description, apiStages, throttle, quota } = await gateway.send(
    new GetUsagePlanCommand({ usagePlanId }),
  );
  return {
    UsagePlanName: name,
    Description: description,
    ApiStages: apiStages?.map(({ apiId, stage: Stage }) => ({ ApiId: apiId, Stage })),
    Throttle: { RateLimit: throttle?.rateLimit, BurstLimit: throttle?.burstLimit },
    Quota: { Limit: quota?.limit, Period: quota?.period },
  };
};

const role: Look = async ({ iam }, RoleName) => {
  const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  const policies = await Promise.all(
    PolicyNames.map((PolicyName) => iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))),
  );
  return {
    AssumeRolePolicyDocument: documentIn(Role?.AssumeRolePolicyDocument),
    Policies: policies.map(({ PolicyName, PolicyDocument }) => ({
      PolicyName,
      PolicyDocument: documentIn(PolicyDocument),
    })),
  };
};

const lambdaFunction: Look = async (aws, FunctionName) => {
  const { Configuration, Tags = {} } = await aws.lambda.send(new GetFunctionCommand({ FunctionName }));
  return {
    ...Configuration,
    Environment: { Variables: variablesOf(aws, Configuration) },
    Layers: Configuration?.Layers?.map(({ Arn }) => Arn),
    Tags: Object.entries(Tags).map(([Key, Value]) => ({ Key, Value })),
  };
};

const layer: Look = async ({ lambda }, arn) => {
  const [, , , , , , LayerName, version] = arn.split(':');
  const { Description, CompatibleRuntimes, CompatibleArchitectures } = await lambda.send(
    new GetLayerVersionCommand({ LayerName, VersionNumber: Number(version) }),
  );
  return { Description, CompatibleRuntimes, CompatibleArchitectures, LayerName };
};

const permission: Look = async ({ lambda }, id, { FunctionName }) => {
  const { Policy } = await lambda.send(new GetPolicyCommand({ FunctionName: text(FunctionName) }));
  const statements = list(json(documentIn(Policy))['Statement']).map(json);
  const statement = statements.find(({ Sid }) => Sid === id) ?? {};
  return {
    FunctionName,
    Action: statement['Action'],
    Principal: json(statement['Principal'])['Service'],
    SourceArn: json(json(statement['Condition'])['ArnLike'])['AWS:SourceArn'],
  };
};

const eventSource: Look = async ({ lambda }, UUID) => {
  const found = await lambda.send(new GetEventSourceMappingCommand({ UUID }));
  return { ...found, FunctionName: found.FunctionArn?.split(':')[6] };
};

const secret: Look = async ({ secrets }, SecretId) => {
  const { Description } = await secrets.send(new DescribeSecretCommand({ SecretId }));
  const { SecretString = '' } = await secrets.send(new GetSecretValueCommand({ SecretId }));
  const GenerateSecretString = {
    PasswordLength: SecretString.length,
    ExcludePunctuation: /^[A-Za-z0-9]*$/.test(SecretString),
  };
  return { Description, GenerateSecretString };
};

const parameter: Look = async ({ ssm }, Name) => ({
  ...(await ssm.send(new GetParameterCommand({ Name }))).Parameter,
});

/** How each type of resource is looked at. */
export const LOOKS: Readonly<Record<string, Look>> = {
  'AWS::ApiGateway::Deployment': deployment,
  'AWS::ApiGateway::RestApi': restApi,
  'AWS::ApiGateway::Stage': stage,
  'AWS::ApiGateway::UsagePlan': usagePlan,
  'AWS::Cognito::UserPool': userPool,
  'AWS::Cognito::UserPoolClient': userPoolClient,
  'AWS::Cognito::UserPoolGroup': userPoolGroup,
  'AWS::DynamoDB::Table': table,
  'AWS::IAM::Role': role,
  'AWS::Lambda::EventSourceMapping': eventSource,
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::Lambda::LayerVersion': layer,
  'AWS::Lambda::Permission': permission,
  'AWS::S3::Bucket': bucket,
  'AWS::S3::BucketPolicy': bucketPolicy,
  'AWS::SQS::Queue': queue,
  'AWS::SQS::QueuePolicy': queuePolicy,
  'AWS::SSM::Parameter': parameter,
  'AWS::SecretsManager::Secret': secret,
};

/** What a property of the template is compared as, where what moto says is less than all of it. */
export const SHOWN: Readonly<Record<string, (value: unknown) => unknown>> = {
  /** For each path and method the address of its function; that of a mock is empty. */
  'AWS::ApiGateway::RestApi Body': (value) =>
    Object.fromEntries(
      Object.entries(json(json(value)['paths'])).map(([path, methods]) => [
        path,
        Object.fromEntries(
          Object.entries(json(methods)).map(([method, operation]) => [
            method.toUpperCase(),
            text(json(json(operation)['x-amazon-apigateway-integration'])['uri']),
          ]),
        ),
      ]),
    ),
};

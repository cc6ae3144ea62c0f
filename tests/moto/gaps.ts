/*
 * Where moto differs from AWS: one list for each kind. An entry that is no longer needed turns a test red. Two more
 * differences are mended in server.py, which does not start when they are gone.
 */

/**
 * Types of resources that moto's CloudFormation does not make, or makes without an id by which others refer to
 * them. Those of `MAKES` are made by calls, and the others are not made.
 */
export const TYPES: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Deployment': 'Ref is no id. CreateDeployment makes it.',
  'AWS::ApiGateway::Stage': 'CreateStage makes it.',
  'AWS::ApiGateway::UsagePlan': 'CreateUsagePlan makes it.',
  'AWS::CloudWatch::Alarm': 'No alarm is made: contract tests look at the template.',
  'AWS::Cognito::UserPool': 'CreateUserPool makes it.',
  'AWS::Cognito::UserPoolClient': 'CreateUserPoolClient makes it.',
  'AWS::Cognito::UserPoolGroup': 'CreateGroup makes it.',
  'AWS::Lambda::EventInvokeConfig': 'It is not made: nothing here runs by a schedule.',
  'AWS::Lambda::LayerVersion': 'Ref is no ARN. PublishLayerVersion makes it.',
  'AWS::Lambda::Permission': 'It has no id. AddPermission makes it.',
  'AWS::Logs::MetricFilter': 'No filter is made: contract tests look at the template.',
  'AWS::S3::BucketPolicy': 'PutBucketPolicy makes it.',
  'AWS::SQS::QueuePolicy': 'SetQueueAttributes makes it.',
  'AWS::SecretsManager::Secret': 'GetRandomPassword and CreateSecret make it.',
};

/**
 * Properties that moto's CloudFormation drops, or its API does not tell. Those of `SETS` are set by calls, and then
 * compared; the others are not compared.
 */
export const PROPERTIES: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::RestApi Body':
    'PutRestApi imports it. Mock integrations are left out, at which the import fails.',
  'AWS::ApiGateway::RestApi EndpointConfiguration': 'It is dropped.',
  'AWS::ApiGateway::RestApi Parameters': 'No call tells them.',
  'AWS::ApiGateway::Stage MethodSettings': 'UpdateStage sets them, as CreateStage takes none.',
  'AWS::DynamoDB::Table PointInTimeRecoverySpecification': 'UpdateContinuousBackups sets it.',
  'AWS::DynamoDB::Table TimeToLiveSpecification': 'UpdateTimeToLive sets it.',
  'AWS::IAM::Role Policies': 'They are kept as Python’s text of them. PutRolePolicy sets them.',
  'AWS::Lambda::Function Code': 'No call tells where it came from.',
  'AWS::Lambda::Function Layers': 'UpdateFunctionConfiguration sets them.',
  'AWS::Lambda::Function LoggingConfig': 'It is dropped.',
  'AWS::Lambda::Function RecursiveLoop': 'It is dropped.',
  'AWS::Lambda::Function Tags': 'SAM’s own tag is dropped.',
  'AWS::Lambda::LayerVersion Content': 'No call tells where it came from.',
  'AWS::S3::Bucket CorsConfiguration': 'PutBucketCors sets it.',
  'AWS::S3::Bucket LifecycleConfiguration': 'PutBucketLifecycleConfiguration sets it.',
  'AWS::S3::Bucket NotificationConfiguration': 'PutBucketNotificationConfiguration sets it.',
  'AWS::S3::Bucket OwnershipControls': 'PutBucketOwnershipControls sets them.',
  'AWS::S3::Bucket PublicAccessBlockConfiguration': 'PutPublicAccessBlock sets it.',
  'AWS::S3::Bucket VersioningConfiguration': 'PutBucketVersioning sets it.',
};

/** Calls that end otherwise in moto, by their names in the table of calls. */
export const ANSWERS: Readonly<Record<string, string>> = {
  'Cognito asks the trigger, and confirms who signs up':
    'moto calls no trigger of a user pool. The test calls it with Cognito’s event, and confirms the user.',
  'refreshTokens: a session goes on': 'moto has no GetTokensFromRefreshToken.',
  'getMyUsage: its use is counted': 'moto has no GetUsage.',
  'resetPassword: a wrong code resets nothing': 'moto takes any code that is none of its own.',
  'signOut: a session ends': 'moto has no RevokeToken. The deny list ends the session all the same.',
};

/*
 * Where moto differs from AWS. An entry that is no longer needed turns a test red. Other differences, on which
 * most calls depend, are mended in server.py, which fails when one is gone.
 */

const CONSOLE = 'It is not made: contract tests look at the console’s template, and run its functions.';

/**
 * Types of resources that moto's CloudFormation does not make, or makes without an id by which others refer to
 * them, and what comes of that here.
 */
export const TYPES: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Account': 'It is not made.',
  'AWS::ApiGateway::Deployment':
    'It is left out: moto drops the API’s body, and deploys no API without methods.',
  'AWS::ApiGateway::Stage': 'It is not made: no gateway stands before the functions.',
  'AWS::ApiGateway::UsagePlan': 'server.py adds it.',
  'AWS::CloudFront::Distribution': CONSOLE,
  'AWS::CloudFront::Function': CONSOLE,
  'AWS::CloudFront::OriginAccessControl': CONSOLE,
  'AWS::CloudFront::ResponseHeadersPolicy': CONSOLE,
  'AWS::CloudWatch::Alarm': 'It is not made: contract tests look at the template.',
  'AWS::Cognito::UserPool': 'server.py adds it.',
  'AWS::Cognito::UserPoolClient': 'server.py adds it.',
  'AWS::Cognito::UserPoolGroup': 'server.py adds it.',
  'AWS::Lambda::EventInvokeConfig': 'It is not made: nothing here runs by a schedule.',
  'AWS::Lambda::LayerVersion': 'Ref is no ARN. The functions find the packages where SAM built them.',
  'AWS::Lambda::Permission': 'It has no id, and needs none: moto asks for no permission.',
  'AWS::Logs::MetricFilter': 'It is not made: contract tests look at the template.',
  'AWS::S3::BucketPolicy': 'It is not made: moto would take a Deny as one without its condition.',
  'AWS::SQS::QueuePolicy': 'It is not made: moto asks for no permission.',
  'AWS::SecretsManager::Secret': 'server.py adds it.',
  'AWS::WAFv2::WebACL': 'It is not made: no gateway stands before the functions.',
  'AWS::WAFv2::WebACLAssociation': 'It is not made: no gateway stands before the functions.',
};

/** Calls that end otherwise in moto, by their names in the table of calls. */
export const ANSWERS: Readonly<Record<string, string>> = {
  'Cognito asks the trigger, and confirms the new user':
    'moto calls no trigger of a user pool. The test calls it with Cognito’s event, and confirms the user.',
  'refreshTokens: a session goes on': 'moto has no GetTokensFromRefreshToken.',
  'resetPassword: a wrong code resets nothing': 'moto accepts any code that it has not sent.',
  'signOut: a session ends': 'moto has no RevokeToken. The deny list ends the session all the same.',
};

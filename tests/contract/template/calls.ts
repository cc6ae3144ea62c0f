import type { Import, Reach } from './reach.ts';

/** What stands before an operation in the name of its action, by the package of the client. */
const PREFIXES: Readonly<Record<string, string>> = {
  '@aws-sdk/client-api-gateway': 'apigateway',
  '@aws-sdk/client-cognito-identity-provider': 'cognito-idp',
  '@aws-sdk/client-dynamodb': 'dynamodb',
  '@aws-sdk/client-lambda': 'lambda',
  '@aws-sdk/client-s3': 's3',
  '@aws-sdk/client-sesv2': 'ses',
  '@aws-sdk/client-sqs': 'sqs',
  '@aws-sdk/client-ssm': 'ssm',
};

/** The operations that take other actions than the one of their name. */
const OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  // API Gateway's actions are methods, and say something only with the path.
  // A key that is made with a tag.
  'apigateway:CreateApiKey': ['apigateway:POST /apikeys', 'apigateway:PUT /tags/*'],
  'apigateway:CreateUsagePlanKey': ['apigateway:POST /usageplans/*/keys'],
  'apigateway:DeleteApiKey': ['apigateway:DELETE /apikeys/*'],
  'apigateway:GetApiKey': ['apigateway:GET /apikeys/*'],
  'apigateway:GetApiKeys': ['apigateway:GET /apikeys'],
  'apigateway:GetUsage': ['apigateway:GET /usageplans/*/usage'],
  'apigateway:GetUsagePlanKey': ['apigateway:GET /usageplans/*/keys/*'],
  'apigateway:UpdateApiKey': ['apigateway:PATCH /apikeys/*'],
  // Who has the client's secret may call these: Cognito asks no policy.
  'cognito-idp:ChangePassword': [],
  'cognito-idp:ConfirmForgotPassword': [],
  'cognito-idp:ForgotPassword': [],
  'cognito-idp:GetTokensFromRefreshToken': [],
  'cognito-idp:RevokeToken': [],
  'cognito-idp:SignUp': [],
  'lambda:Invoke': ['lambda:InvokeFunction'],
  's3:DeleteObjects': ['s3:DeleteObject'],
  's3:HeadObject': ['s3:GetObject'],
  's3:ListObjectsV2': ['s3:ListBucket'],
};

/** A transaction has no action of its own: each of its writes takes that of the write. */
const TRANSACTION = 'dynamodb:TransactWriteItems';
const WRITES: Readonly<Record<string, string>> = {
  ConditionCheck: 'dynamodb:ConditionCheckItem',
  Delete: 'dynamodb:DeleteItem',
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
};

/** What calls AWS without being a client's operation. */
const HELPERS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  '@aws-lambda-powertools/parameters/secrets': { getSecret: ['secretsmanager:GetSecretValue'] },
  '@aws-lambda-powertools/parameters/ssm': {
    getParameter: ['ssm:GetParameter'],
    SSMProvider: ['ssm:GetParameter'],
  },
  // A client that uses a signed form or address does so as the role that signed it.
  '@aws-sdk/s3-presigned-post': { createPresignedPost: ['s3:PutObject'] },
  // The first signs an operation, which counts as itself; the second what it is given, which are readings.
  '@aws-sdk/s3-request-presigner': { getSignedUrl: [], S3RequestPresigner: ['s3:GetObject'] },
};

/** Packages that write to the log, and call nothing. */
const SILENT = ['@aws-lambda-powertools/logger', '@aws-lambda-powertools/metrics'];
/** The classes of a client's package that are no operations: the client that sends them, and errors. */
const NO_OPERATION = /(?:Client|Exception)$|^(?:NoSuchKey|NotFound|ParameterNotFound|RequestLimitExceeded)$/;
const OPERATION = /^(?:paginate(?<paged>\w+)|(?<sent>\w+)Command)$/;

const isOfAws = ({ from }: Import): boolean => /^@(?:aws|smithy)/.test(from) && !SILENT.includes(from);

/** undefined when they are not known here */
const actionsOf = ({ from, name }: Import, writes: readonly string[]): readonly string[] | undefined => {
  const prefix = PREFIXES[from];
  if (prefix === undefined) return HELPERS[from]?.[name];
  if (NO_OPERATION.test(name)) return [];
  const { paged, sent } = OPERATION.exec(name)?.groups ?? {};
  const operation = paged ?? sent;
  if (operation === undefined) return undefined;
  const action = `${prefix}:${operation}`;
  return action === TRANSACTION
    ? writes.flatMap((write) => WRITES[write] ?? [])
    : (OTHERWISE[action] ?? [action]);
};

/** The actions that code takes by what it imports, and those of its imports of which they are not known. */
export const callsOf = ({ imports, writes }: Reach): { actions: string[]; unknown: Import[] } => {
  const calls = imports.filter(isOfAws).map((one) => ({ one, actions: actionsOf(one, writes) }));
  return {
    actions: calls.flatMap(({ actions }) => actions ?? []),
    unknown: calls.filter(({ actions }) => actions === undefined).map(({ one }) => one),
  };
};

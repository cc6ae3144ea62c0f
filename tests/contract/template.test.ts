import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { json } from '../../core/json.ts';
import { readLongForm } from '../../local/deploy/long-form.ts';
import { readProject, type Project } from './template/project.ts';
import { RULES } from './template/rules.ts';

const project = readProject();

test.each(RULES)('%s', (_name, rule) => expect(rule(project)).toEqual([]));

test('each condition is used, by the template or by the document that it includes', () => {
  const [template, gateway] = ['template.yaml', 'core/contract/gateway.yaml'].map((path) =>
    readFileSync(path, 'utf8'),
  );
  const conditions = Object.keys(json(json(readLongForm(template ?? '')).Conditions));
  const uses = (name: string): number =>
    `${template ?? ''}${gateway ?? ''}`.split(new RegExp(`\\b${name}\\b`)).length - 2;
  expect(conditions).not.toEqual([]);
  expect(conditions.filter((name) => uses(name) < 1)).toEqual([]);
});

const faultsOf = (changed: Project): string[] => RULES.flatMap(([, rule]) => rule(changed));

type Tree = Record<string, unknown>;

/** The project with one place of its template changed; undefined takes the place out. */
const changed = (at: readonly string[], value: unknown): Project => {
  const template = structuredClone(project.template);
  const holder = at.slice(0, -1).reduce(
    (node, step) => {
      if (!(step in node)) throw new Error(`template.yaml has no ${at.join('.')}`);
      return node[step] as Tree;
    },
    template as unknown as Tree,
  );
  const last = at.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else holder[last] = value;
  return { ...project, template };
};

const resource = (id: string, ...rest: string[]): string[] => ['resources', id, ...rest];
const property = (id: string, ...rest: string[]): string[] => resource(id, 'Properties', ...rest);
const variable = (id: string, name: string): string[] => property(id, 'Environment', 'Variables', name);
const esbuild = (name: string): string[] => resource('PermitsFunction', 'Metadata', 'BuildProperties', name);
const statement = (id: string, name: string): string[] =>
  property(id, 'PolicyDocument', 'Statement', '0', name);
const granted = (name: string): string[] =>
  property('PermitsRole', 'Policies', '0', 'PolicyDocument', 'Statement', '0', name);
const mails = (name: string): string[] =>
  property('AuthRole', 'Policies', '0', 'PolicyDocument', 'Statement', '4', name);
const accounts = (name: string): string[] =>
  property('AuthRole', 'Policies', '0', 'PolicyDocument', 'Statement', '1', name);
const queueOf = ['Events', 'Queue', 'Properties'];
const source = property('PermitsLoadFunction', ...queueOf, 'FunctionResponseTypes');
const cors = (name: string): string[] =>
  property('ImagesBucket', 'CorsConfiguration', 'CorsRules', '0', name);
const counted = property(
  'WebAcl',
  ...['Rules', '0', 'Statement', 'RateBasedStatement', 'ScopeDownStatement', 'Fn::If', '2'],
  ...['RegexMatchStatement', 'RegexString'],
);
const uri = property(
  'Api',
  ...['DefinitionBody', 'paths', '/permits/{number}', 'get', 'x-amazon-apigateway-integration', 'uri'],
);

describe('each rule sees what breaks it', () => {
  test.each<[string, readonly string[], unknown]>([
    [
      'circle: Api -> PermitsFunction -> Api',
      variable('PermitsFunction', 'API'),
      { 'Fn::Sub': 'https://${Api}.example.com' },
    ],
    ['PermitsFunction -> Api', resource('PermitsFunction', 'DependsOn'), 'Apiv1Stage'],
    ['PermitsUsagePlan -> Api', granted('Resource'), { 'Fn::GetAtt': ['PermitsUsagePlan', 'Id'] }],
    [
      'circle: ReportsBucket -> PermitsLoadQueuePolicy -> ReportsBucket',
      statement('PermitsLoadQueuePolicy', 'Condition'),
      { ArnLike: { 'aws:SourceArn': { 'Fn::GetAtt': ['ReportsBucket', 'Arn'] } } },
    ],
    ['PermitsUsagePlan: refers to ApiStage', resource('PermitsUsagePlan', 'DependsOn'), 'ApiStage'],
    ['Api: refers to NobodyFunction', uri, { 'Fn::Sub': '${NobodyFunction.Arn}' }],
    ['Outputs: refers to Nothing', ['outputs', 'ApiId', 'Value'], { Ref: 'Nothing' }],
    ['Other: is a second API', resource('Other'), { Type: 'AWS::Serverless::Api' }],
    ['Other: is a second stage', resource('Other'), { Type: 'AWS::ApiGateway::Stage' }],
    ['StageName must be v1', property('Api', 'StageName'), 'prod'],
    ['OpenApiVersion must be 3.0.3', property('Api', 'OpenApiVersion'), undefined],
    ['AlwaysDeploy must be true', property('Api', 'AlwaysDeploy'), undefined],
    ['must be REGIONAL', property('Api', 'EndpointConfiguration', 'Type'), 'EDGE'],
    ['has Cors', property('Api', 'Cors'), "'*'"],
    ['includes no paths', property('Api', 'DefinitionBody'), {}],
    [
      'must have POST /~1signup with the rate 10',
      property('Api', 'MethodSettings', '1', 'ResourcePath'),
      '/~1sign-up',
    ],
    ['have POST /~1sign-up, which', property('Api', 'MethodSettings', '1', 'ResourcePath'), '/~1sign-up'],
    ['must have POST /~1signup', property('Api', 'MethodSettings', '1', 'HttpMethod'), 'GET'],
    ['with the rate 10 and the burst 20', property('Api', 'MethodSettings', '1', 'ThrottlingRateLimit'), 11],
    [
      'with the rate 10 and the burst 20',
      property('Api', 'MethodSettings', '1', 'ThrottlingBurstLimit'),
      undefined,
    ],
    ['must have * /* with', property('Api', 'MethodSettings', '0', 'ThrottlingRateLimit'), 100],
    ['does not count refreshTokens', counted, '^/v1/(signin|signup|password)'],
    ['does not count resetPassword', counted, undefined],
    ['counts getMe, which', counted, '^/v1/(signin|signup|password|token|me)'],
    ['plan permits: has no PermitsUsagePlan', resource('PermitsUsagePlan'), undefined],
    ['no parameter /trellis/${AWS::StackName}/plans/data', property('DataPlanParameter', 'Name'), 'other'],
    ['no parameter /trellis/${AWS::StackName}/plans/permits', resource('PermitsPlanParameter'), undefined],
    ['must be of the stage of Api', property('PermitsUsagePlan', 'ApiStages'), []],
    ['has no Throttle', property('PermitsUsagePlan', 'Throttle'), undefined],
    ['tag permits: has no PermitsFunction', resource('PermitsFunction'), undefined],
    ['may not invoke PermitsFunction', resource('PermitsInvokePermission'), undefined],
    ['may not invoke PermitsFunction', property('PermitsInvokePermission', 'SourceArn'), undefined],
    ['does not serve core/contract/permits.ts', property('PermitsFunction', 'Handler'), 'queue.handler'],
    ['nowhere.ts is not there', property('PermitsFunction', 'Handler'), 'nowhere.handler'],
    ['http.ts exports no other', property('PermitsFunction', 'Handler'), 'http.other'],
    ['asks for KEYS_TABLE', variable('PermitsFunction', 'KEYS_TABLE'), undefined],
    ['is given UNUSED', variable('PermitsFunction', 'UNUSED'), 'x'],
    ['KEYS_TABLE must be a text', variable('PermitsFunction', 'KEYS_TABLE'), 1],
    ['is given WIDE', ['globals', 'Function', 'Environment', 'Variables', 'WIDE'], 'x'],
    ['Format must be "esm"', esbuild('Format'), 'cjs'],
    ['Minify must be true', esbuild('Minify'), undefined],
    ['OutExtension must be', esbuild('OutExtension'), ['.js=.cjs']],
    ['source maps are not deployed', esbuild('Sourcemap'), true],
    ['EntryPoints must begin', esbuild('EntryPoints'), ['queue.ts']],
    ['Banner must define require', esbuild('Banner'), ['js=const require = 1']],
    ['BuildMethod must be', resource('PermitsFunction', 'Metadata', 'BuildMethod'), undefined],
    ['Runtime must be nodejs24.x', ['globals', 'Function', 'Runtime'], 'nodejs20.x'],
    ['belongs to Globals', property('PermitsFunction', 'Architectures'), ['arm64']],
    ['must be the parameter Architecture', ['globals', 'Function', 'Architectures'], ['x86_64', 'arm64']],
    ['LOG_EVENT: must not be set', variable('PermitsFunction', 'POWERTOOLS_LOGGER_LOG_EVENT'), 'true'],
    ['POWERTOOLS_DEV: must', ['globals', 'Function', 'Environment', 'Variables', 'POWERTOOLS_DEV'], 'x'],
    ['must name a log group', property('PermitsLogs', 'RetentionInDays'), undefined],
    ['PermitsRole: allows dynamodb:*', granted('Action'), 'dynamodb:*'],
    ["PermitsRole: allows Resource '*'", granted('Resource'), ['*']],
    ['by NotAction', granted('NotAction'), 'dynamodb:Query'],
    ['by NotResource', granted('NotResource'), '*'],
    ['an action that is not', granted('Action'), { 'Fn::If': ['Protected', 'a', 'b'] }],
    [
      'allows everybody',
      resource('Open'),
      { PolicyDocument: { Statement: { Effect: 'Allow', Principal: '*' } } },
    ],
    ['which belong to its Role', property('PermitsFunction', 'Policies'), [{ DynamoDBCrudPolicy: {} }]],
    ['has no Role of this template', property('PermitsFunction', 'Role'), undefined],
    ['its Role has managed policies', property('PermitsRole', 'ManagedPolicyArns'), ['arn:x']],
    [
      'ApiGatewayLogRole: has the managed policy',
      property('ApiGatewayLogRole', 'ManagedPolicyArns'),
      ['arn:aws:iam::aws:policy/AdministratorAccess'],
    ],
    [
      'UsersRole: reaches API keys of other stacks',
      property('UsersRole', 'Policies', '0', 'PolicyDocument', 'Statement', '7', 'Condition'),
      undefined,
    ],
    [
      'Globals: the namespace of metrics does not hold the stack’s name',
      ['globals', 'Function', 'Environment', 'Variables', 'POWERTOOLS_METRICS_NAMESPACE'],
      'Trellis',
    ],
    [
      'UsersReconcileAlarm: looks at the metrics of other stacks',
      property('UsersReconcileAlarm', 'Namespace'),
      'Trellis',
    ],
    ['MusicFunction: no alarm rings when it fails', resource('MusicErrorsAlarm'), undefined],
    ['MusicFunction: no alarm rings when it fails', property('MusicErrorsAlarm', 'Dimensions'), []],
    ['ClipsQueue: no alarm rings when its messages wait', resource('ClipsWaitingAlarm'), undefined],
    ['no alarm rings when functions are throttled', resource('ThrottlesAlarm'), undefined],
    ['MusicErrorsAlarm: tells nobody', property('MusicErrorsAlarm', 'AlarmActions'), undefined],
    [
      'ImagesSweepFunction: a run that fails is forgotten',
      property('ImagesSweepFunction', 'EventInvokeConfig'),
      undefined,
    ],
    ['no alarm rings when a run of it fails', resource('SchedulesDeadLetterAlarm'), undefined],
    [
      'ImagesSweepFunction: its role may not send to SchedulesDeadLetterQueue',
      property('ImagesSweepRole', 'Policies'),
      [],
    ],
    ['no alarm rings for the API’s 5xx', property('ApiErrorsAlarm', 'Metrics', '0', 'Expression'), 'failed'],
    ['no alarm rings for the API’s 5xx', property('Api', 'Name'), 'trellis'],
    ['no alarm rings when the gateway can hold no more', resource('KeyCapacityAlarm'), undefined],
    ['UsersWorkFunction: nothing counts KeyCapac', resource('UsersWorkKeyCapacityFilter'), undefined],
    [
      'the metrics of /* are not by parameter',
      property('Api', 'MethodSettings', '0', 'MetricsEnabled'),
      true,
    ],
    ['MusicFunction: traces are not by parameter', property('MusicFunction', 'Tracing'), 'Active'],
    ['DetailedMetrics: must be off', ['parameters', 'DetailedMetrics', 'Default'], 'true'],
    ['ImagesBucket: must keep versions', property('ImagesBucket', 'VersioningConfiguration'), undefined],
    ['ImagesBucket: must keep versions', property('ImagesBucket', 'LifecycleConfiguration', 'Rules'), []],
    ['UsersQueue: no policy of it refuses', property('QueuesTlsPolicy', 'Queues'), []],
    [
      'ClipsQueue: no policy of it refuses',
      property('ClipsQueuePolicy', 'PolicyDocument', 'Statement', '1'),
      undefined,
    ],
    [
      "MusicRole: allows Resource '*'",
      property('MusicRole', 'Policies', '0', 'PolicyDocument', 'Statement', '0', 'Resource'),
      { 'Fn::If': ['x', '*', 'y'] },
    ],
    ['AuthRole: may not send by configuration-set/*', mails('Resource'), [{ 'Fn::Sub': 'arn:x:identity/*' }]],
    ['AuthRole: may send from any address', mails('Condition'), undefined],
    ['AuthRole: may write all of AccountsTable', accounts('Condition'), undefined],
    [
      'AuthRole: may write all of AccountsTable',
      accounts('Condition'),
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['*'] } },
    ],
    ['ReportsBucket: is not encrypted', property('ReportsBucket', 'BucketEncryption'), undefined],
    [
      'BlockPublicAcls must',
      property('ReportsBucket', 'PublicAccessBlockConfiguration', 'BlockPublicAcls'),
      false,
    ],
    ['without TLS', resource('ReportsBucketPolicy'), undefined],
    ['without TLS', statement('ReportsBucketPolicy', 'Resource'), { 'Fn::GetAtt': ['ReportsBucket', 'Arn'] }],
    ['without TLS', statement('ReportsBucketPolicy', 'Condition'), undefined],
    ['ReportsBucket: must be retained', resource('ReportsBucket', 'DeletionPolicy'), undefined],
    [
      'ReportsBucket: must depend on PermitsLoadQueuePolicy',
      resource('ReportsBucket', 'DependsOn'),
      undefined,
    ],
    ['lets this bucket', property('ReportsBucket', 'BucketName'), { 'Fn::Sub': 'other' }],
    ['lets this bucket', statement('PermitsLoadQueuePolicy', 'Condition'), undefined],
    [
      'ReportsBucket: BucketName holds the stack’s name',
      property('ReportsBucket', 'BucketName'),
      { 'Fn::Sub': '${AWS::StackName}-reports' },
    ],
    ['BucketName does not hold the stack’s id', property('ReportsBucket', 'BucketName'), 'trellis-reports'],
    [
      'ReportsBucket: BucketName can be 136 long; 63 are accepted',
      property('ReportsBucket', 'BucketName'),
      { 'Fn::Sub': 'reports-${AWS::StackName}' },
    ],
    [
      'can be reports-Aws-',
      property('ReportsBucket', 'BucketName'),
      { 'Fn::Sub': 'reports-${AWS::StackName}' },
    ],
    [
      'UserPool: UserPoolName can be 134 long; 128 are accepted',
      property('UserPool', 'UserPoolName'),
      { 'Fn::Sub': '${AWS::StackName}-users' },
    ],
    [
      'DataPlanParameter: Name can be /Aws-',
      property('DataPlanParameter', 'Name'),
      { 'Fn::Sub': '/${AWS::StackName}/plans/data' },
    ],
    [
      'DataPlanParameter: Name does not hold the stack’s id',
      resource('DataPlanParameter', 'DeletionPolicy'),
      'Retain',
    ],
    ['UsersQueue: QueueName nothing says which', property('UsersQueue', 'QueueName'), 'users'],
    ['lets in the origin *', cors('AllowedOrigins'), ['*']],
    ['names no origin', cors('AllowedOrigins'), []],
    [
      'lets in the origin https://*.example.com',
      cors('AllowedOrigins'),
      { 'Fn::If': ['HasImageOrigins', 'https://*.example.com', { Ref: 'ConsoleOrigin' }] },
    ],
    ['lets in *, which ImageOrigins may be', ['parameters', 'ImageOrigins', 'AllowedPattern'], undefined],
    ['which ConsoleOrigin may be', ['parameters', 'ConsoleOrigin', 'AllowedPattern'], 'https?://.+'],
    ['lets browsers PUT', cors('AllowedMethods'), ['GET', 'PUT']],
    ['SharpLayer: must have RetentionPolicy', property('SharpLayer', 'RetentionPolicy'), 'Delete'],
    ['SharpLayer: BuildMethod must', resource('SharpLayer', 'Metadata', 'BuildMethod'), 'makefile'],
    ['CompatibleRuntimes must', property('SharpLayer', 'CompatibleRuntimes'), ['nodejs20.x']],
    ['must be the parameter Arch', property('SharpLayer', 'CompatibleArchitectures'), ['arm64']],
    ['names no package', property('SharpLayer', 'ContentUri'), 'layers/'],
    ['leaves out sharp, which no layer', property('TaggingFunction', 'Layers'), undefined],
    [
      'bundles sharp, which a layer holds',
      resource('TaggingFunction', 'Metadata', 'BuildProperties', 'External'),
      undefined,
    ],
    [
      'SignInLimitPerAddress: lets through 9',
      ['parameters', 'SignInLimitPerAddress', 'AllowedPattern'],
      '[0-9]+',
    ],
    [
      'MusicTablesLimit: lets through 1.5',
      ['parameters', 'MusicTablesLimit'],
      { Type: 'Number', Default: 20 },
    ],
    [
      'CameraZone: lets through 1.5, which the function that reads it refuses',
      ['parameters', 'CameraZone', 'AllowedPattern'],
      '.*',
    ],
    ['EmailSender: refuses ada@example.com', ['parameters', 'EmailSender', 'AllowedPattern'], '[a-z]*'],
    ['AlarmEmail: its default is refused', ['parameters', 'AlarmEmail', 'Default'], 'ada'],
    ['Other: nothing says what it may be', ['parameters', 'Other'], { Type: 'String' }],
    ['Other: is in no group of the form', ['parameters', 'Other'], { Type: 'String' }],
    ['AwsEndpointUrl: must come last', ['parameters', 'Other'], { Type: 'String' }],
    [
      'parameters are asked for in another order',
      ['form', 'ParameterGroups', '0', 'Parameters'],
      ['AlarmEmail', 'ConsoleOrigin', 'ImageOrigins'],
    ],
    ['ConsoleOrigin: is in two groups', ['form', 'ParameterGroups', '1', 'Parameters', '2'], 'ConsoleOrigin'],
    ['Gone: is in the form and no parameter', ['form', 'ParameterGroups', '1', 'Parameters', '2'], 'Gone'],
    ['the group of Architecture has no label', ['form', 'ParameterGroups', '8', 'Label'], undefined],
    ['the rules let through ClarifaiAppId alone', ['rules', 'ClarifaiAppHasUser'], undefined],
    ['must be on demand', property('PermitsTable', 'BillingMode'), 'PROVISIONED'],
    ['recovery must be by parameter', property('KeysTable', 'PointInTimeRecoverySpecification'), undefined],
    ['protection must be by parameter', property('KeysTable', 'DeletionProtectionEnabled'), false],
    ['KeysTable: must be retained', resource('KeysTable', 'UpdateReplacePolicy'), 'Delete'],
    ['is not encrypted', property('PermitsLoadQueue', 'SqsManagedSseEnabled'), undefined],
    ['has no dead-letter queue', property('PermitsLoadQueue', 'RedrivePolicy'), undefined],
    ['no alarm rings', resource('PermitsLoadDeadLetterAlarm'), undefined],
    ['no alarm rings', property('PermitsLoadDeadLetterAlarm', 'Dimensions'), []],
    ['longer than its dead', property('PermitsLoadDeadLetterQueue', 'MessageRetentionPeriod'), 60],
    ['for 1800 s', property('PermitsLoadQueue', 'VisibilityTimeout'), 1799],
    ['for 1800 s', property('PermitsLoadQueue', 'VisibilityTimeout'), undefined],
    ['for 60 s, once', property('TaggingQueue', 'VisibilityTimeout'), 59],
    ['heartbeat is for batches of one', property('TaggingFunction', ...queueOf, 'BatchSize'), 2],
    ['must have a MaximumConcurrency', property('TaggingFunction', ...queueOf, 'ScalingConfig'), undefined],
    ['more than the 3', property('TaggingFunction', 'ReservedConcurrentExecutions'), 3],
    ['through 1200 s', property('TaggingQueue', 'RedrivePolicy', 'maxReceiveCount'), 19],
    ['must depend on ArrivalsQueuePolicy', resource('ImagesBucket', 'DependsOn'), undefined],
    ['ReportBatchItemFailures', source, undefined],
    [
      'OtherThingFunction: has no events/other-thing.json',
      resource('OtherThingFunction'),
      { Type: 'AWS::Serverless::Function', Properties: {} },
    ],
  ])('%s', (says, at, value) =>
    expect(faultsOf(changed(at, value))).toContainEqual(expect.stringContaining(says)),
  );

  test.each([
    ['PermitsLoadFunction: has no events/permits-load.json', 'permits.json', '{}'],
    ['other.json: belongs to no function', 'other.json', '{}'],
    ['permits.txt: belongs to no function', 'permits.txt', '{}'],
    ['permits-x.json: is no JSON object', 'permits-x.json', '{'],
    ['is no request that PermitsFunction', 'permits.json', '{"httpMethod":"GET","resource":"/"}'],
    [
      'is no request that PermitsLoad',
      'permits-load.json',
      '{"httpMethod":"GET","resource":"/permits/{number}"}',
    ],
    ['header X-Api-Key', 'permits.json', '{"httpMethod":"GET","headers":{"X-Api-Key":"k"}}'],
  ])('%s', (says, file, text) =>
    expect(faultsOf({ ...project, events: new Map([[file, text]]) })).toContainEqual(
      expect.stringContaining(says),
    ),
  );

  test('settings that are not written out in place', () =>
    expect(() => faultsOf({ ...project, file: () => 'settings(shape);' })).toThrow('in place'));
});

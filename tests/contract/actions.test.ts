import { describe, expect, test } from '@jest/globals';
import { json, list, type Json } from '../../core/json.ts';
import { actionFaults, allowed, type Never } from './template/actions.ts';
import { reachesOf, reachOfSource } from './template/bundles.ts';
import { functionsOf } from './template/functions.ts';
import { readProject } from './template/project.ts';
import { reachOf, type Reach } from './template/reach.ts';
import { idOf, listed, type Resource, type Template } from './template/read.ts';

const { template } = readProject();
const functions = functionsOf(template);
const reaches = await reachesOf(template);

test('each role allows the actions that its function’s code can call, and no more', () =>
  expect(actionFaults(template, reaches)).toEqual([]));

describe('what a bundle can reach', () => {
  const SQS = "import { SendMessageCommand as Send } from '@aws-sdk/client-sqs';";
  const STORE = `${SQS} const store = () => ({ send() { new Send({}); }, other() {} });`;
  const sends = [{ from: '@aws-sdk/client-sqs', name: 'SendMessageCommand' }];
  const whole = [{ from: '@aws-sdk/client-sqs', name: '*' }];

  test.each([
    ['nothing that is only imported', SQS, []],
    ['what stands at the top', `${SQS} new Send({});`, sends],
    ['no function that is not named', `${SQS} const send = () => new Send({});`, []],
    ['a function that is exported', `${SQS} const send = () => new Send({}); export { send };`, sends],
    ['a function that stands below', `${SQS} send(); async function send() { new Send({}); }`, sends],
    ['functions through functions', `${SQS} const a = () => b(); const b = () => new Send({}); a();`, sends],
    ['no method that is not named', `${STORE} store().other();`, []],
    ['a method that is called', `${STORE} store().send();`, sends],
    ['a method that is called in brackets', `${STORE} store()['send']();`, sends],
    ['a method that is taken out', `${STORE} const { send } = store();`, sends],
    ['a method that is taken out under a name', `${STORE} const { send: it } = store();`, sends],
    ['a method that a parameter takes out', `${STORE} (({ send }) => send())(store());`, sends],
    ['a method of the same name', `${STORE} store().other(); somebody.send();`, sends],
    ['no method of JavaScript’s name', `${STORE.replace('send()', 'all()')} Promise.all([store()]);`, []],
    [
      'no member that is a function of another name',
      `${STORE} const wrap = () => ({ send2: store().send });`,
      [],
    ],
    ['what a table at the top holds', `${SQS} const steps = { a: () => new Send({}) }; run(steps);`, sends],
    [
      'no method that a table at the top only makes',
      `${SQS} const tables = { make() { return { send: () => new Send({}) }; } }; run(tables);`,
      [],
    ],
    ['a package as a whole', "import * as sqs from '@aws-sdk/client-sqs'; sqs.x;", whole],
    ['a package that is imported late', "await import('@aws-sdk/client-sqs');", whole],
  ])('%s', (_name, source, imports) => expect(reachOf(source).imports).toEqual(imports));

  test('the kinds of writes in transactions, to which S3’s Delete does not belong', () =>
    expect(
      reachOf(`const some = [{ Put: {} }, { ConditionCheck: check }];
        const other = { Bucket: 'b', Delete: {} };
        const nobody = () => ({ Update: {} });`).writes,
    ).toEqual(['ConditionCheck', 'Put']));
});

describe('the guards of a function', () => {
  const planted = (more: string): string => `
    import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
    import { guards } from '../../core/http/guards.ts';
    import { keyRegistry } from '../../core/http/keys.ts';
    import { serve } from '../../core/http/serve.ts';
    const db = new DynamoDBClient({});
    const userPool = { userPoolId: 'us-west-2_1', clientId: 'client' };
    export const handler = serve({}, {}, guards({ db, origin: '', deniedTable: 'Denied', userPool, ${more} }));`;
  const denied = 'dynamodb:BatchGetItem';
  const registry = "findKey: keyRegistry(db, 'Keys')";

  test.each([
    ['tokens alone read the deny list, and no key', '', [denied]],
    ['keys read the registry, too', registry, [denied, 'dynamodb:GetItem']],
  ])('%s', async (_name, more, actions) => {
    const reach = await reachOfSource(planted(more));
    const role = withRole([allow(...actions)]);
    expect(actionFaults(role, new Map([['One', reach]]), [])).toEqual([]);
  });
});

const allow = (...actions: string[]): Json => ({ Effect: 'Allow', Action: actions, Resource: 'x' });
const onPath = (action: string, path: string): Json => ({
  ...allow(action),
  Resource: { 'Fn::Sub': `arn:\${AWS::Partition}:apigateway:\${AWS::Region}::${path}` },
});

const roleWith = (statements: readonly Json[]): Json => ({
  Type: 'AWS::IAM::Role',
  Properties: { Policies: [{ PolicyDocument: { Statement: statements } }] },
});

/** A template of one function, whose role makes these statements. */
const withRole = (
  statements: readonly Json[],
  properties: Json = {},
  others: Template['resources'] = {},
) => ({
  globals: {},
  form: {},
  parameters: {},
  rules: {},
  outputs: {},
  resources: {
    One: {
      Type: 'AWS::Serverless::Function',
      Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] }, ...properties },
    },
    Role: roleWith(statements),
    ...others,
  },
});

const reaching = (from: string, name: string, ...writes: string[]): ReadonlyMap<string, Reach> =>
  new Map([['One', { imports: [{ from, name }], writes }]]);

const nothing = reaching('node:fs', 'readFile');
const reads = reaching('@aws-sdk/client-s3', 'HeadObjectCommand');
const lists = reaching('@aws-sdk/client-s3', 'paginateListObjectsV2');
const transacts = reaching('@aws-sdk/client-dynamodb', 'TransactWriteItemsCommand', 'Put', 'ConditionCheck');
const readsKey = reaching('@aws-sdk/client-api-gateway', 'GetApiKeyCommand');
const signsUp = reaching('@aws-sdk/client-cognito-identity-provider', 'SignUpCommand');
const fed = { Events: { Queue: { Type: 'SQS' } } };
const polls = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'];
const logged = { LoggingConfig: { LogGroup: { Ref: 'Logs' } } };
const never: Never = ['s3:GetObject', ['One'], 'it only says so'];

test.each<[string, Template, ReadonlyMap<string, Reach>, readonly Never[]]>([
  ['nothing, where nothing is called', withRole([]), nothing, []],
  ['nothing, where no policy is asked', withRole([]), signsUp, []],
  ['the operation', withRole([allow('s3:ListBucket')]), lists, []],
  [
    'what tells missing objects from forbidden ones',
    withRole([allow('s3:GetObject', 's3:ListBucket')]),
    reads,
    [],
  ],
  ['each write', withRole([allow('dynamodb:PutItem', 'dynamodb:ConditionCheckItem')]), transacts, []],
  ['a method on a path', withRole([onPath('apigateway:GET', '/apikeys/*')]), readsKey, []],
  ['what feeds it', withRole([allow(...polls)], fed), nothing, []],
  ['its log', withRole([allow('logs:CreateLogStream', 'logs:PutLogEvents')], logged), nothing, []],
  ['nothing, where it never calls', withRole([]), reads, [never]],
])('a role may allow %s', (_name, changed, code, nevers) =>
  expect(actionFaults(changed, code, nevers)).toEqual([]),
);

describe('each fault is found', () => {
  test.each<[string, Template, ReadonlyMap<string, Reach>, readonly Never[]]>([
    ['allows s3:GetObject, which it never', withRole([allow('s3:GetObject')]), nothing, []],
    ['allows s3:ListBucket, which it never', withRole([allow('s3:ListBucket')]), nothing, []],
    ['allows s3:*, which it never', withRole([allow('s3:GetObject', 's3:*')]), reads, []],
    ['not allow s3:GetObject, which', withRole([]), reads, []],
    ['not allow dynamodb:ConditionCheckItem', withRole([allow('dynamodb:PutItem')]), transacts, []],
    [
      'allows dynamodb:UpdateItem, which it never',
      withRole([allow('dynamodb:PutItem', 'dynamodb:ConditionCheckItem', 'dynamodb:UpdateItem')]),
      transacts,
      [],
    ],
    ['allows apigateway:GET /apikeys, which', withRole([onPath('apigateway:GET', '/apikeys')]), readsKey, []],
    ['not allow apigateway:GET /apikeys/*', withRole([onPath('apigateway:GET', '/apikeys')]), readsKey, []],
    ['not allow sqs:GetQueueAttributes', withRole([allow(...polls.slice(0, 1))], fed), nothing, []],
    ['allows sqs:ReceiveMessage, which it never', withRole([allow(...polls)]), nothing, []],
    ['not allow logs:PutLogEvents', withRole([], logged), nothing, []],
    [
      'uses waitUntilTableExists',
      withRole([]),
      reaching('@aws-sdk/client-dynamodb', 'waitUntilTableExists'),
      [],
    ],
    ['uses S3 of @aws-sdk/client-s3', withRole([]), reaching('@aws-sdk/client-s3', 'S3'), []],
    ['uses * of @aws-sdk/client-s3', withRole([]), reaching('@aws-sdk/client-s3', '*'), []],
    ['uses KMSClient of @aws-sdk/client-kms', withRole([]), reaching('@aws-sdk/client-kms', 'KMSClient'), []],
    [
      'uses getParameters of',
      withRole([]),
      reaching('@aws-lambda-powertools/parameters/ssm', 'getParameters'),
      [],
    ],
    ['NEVER need not name it for s3:GetObject', withRole([]), nothing, [never]],
    ['NEVER need not name it for s3:GetObject', withRole([allow('s3:GetObject')]), reads, [never]],
    ['Two: NEVER names it', withRole([]), nothing, [['s3:GetObject', ['Two'], 'it is gone']]],
    ['Beside: belongs into', withRole([], {}, { Beside: { Type: 'AWS::IAM::Policy' } }), nothing, []],
  ])('%s', (says, changed, code, nevers) =>
    expect(actionFaults(changed, code, nevers)).toContainEqual(expect.stringContaining(says)),
  );
});

describe('whatever the roles of the template allow', () => {
  /** A role may do without these: `leftOpen` says why. */
  const OPEN: readonly unknown[] = ['s3:ListBucket'];

  const roleOf = ({ properties }: Resource): string => idOf(properties['Role'], 'Arn') ?? '';
  const statementsOf = (one: Resource): readonly Json[] =>
    list(json(template.resources[roleOf(one)]?.['Properties'])['Policies'])
      .flatMap((policy) => listed(json(json(policy)['PolicyDocument'])['Statement']))
      .map(json);
  /** What a role allows, a statement for each action. */
  const grantsOf = (one: Resource): Json[] =>
    statementsOf(one).flatMap((statement) =>
      listed(statement['Action']).map((action) => ({ ...statement, Action: action })),
    );
  /** The template with other statements in the role of a function. */
  const granting = (one: Resource, statements: readonly Json[]): Template => ({
    ...template,
    resources: { ...template.resources, [roleOf(one)]: roleWith(statements) },
  });
  /** Whether the role allows more or less than it did, without a rule that minds. */
  const isUnnoticed = (one: Resource, changed: Template): boolean =>
    allowed(changed, one).size !== allowed(template, one).size && actionFaults(changed, reaches).length === 0;

  const faults = actionFaults(template, reaches);
  /** Whether the code of a function may do what its role does not allow: a fault that the first test shows. */
  const lacks = ({ id }: Resource, action: unknown): boolean =>
    faults.some((fault) => fault.startsWith(id) && fault.includes(`not allow ${String(action)},`));

  test.each(functions.map((one) => [one.id, one] as const))('%s: an action less is found', (_id, one) => {
    const grants = grantsOf(one);
    const unnoticed = grants.filter((_grant, at) => isUnnoticed(one, granting(one, grants.toSpliced(at, 1))));
    expect(unnoticed.filter(({ Action }) => !OPEN.includes(Action))).toEqual([]);
  });

  test.each(functions.map((one) => [one.id, one] as const))('%s: another’s action is found', (_id, one) => {
    const others = functions
      .flatMap(grantsOf)
      .filter(({ Action }) => !lacks(one, Action) && !OPEN.includes(Action));
    const unnoticed = others.filter((grant) => isUnnoticed(one, granting(one, [...grantsOf(one), grant])));
    expect(unnoticed.map(({ Action, Resource }) => [Action, Resource])).toEqual([]);
  });
});

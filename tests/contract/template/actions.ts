import { json, list, objectsIn, text, type Json } from '../../../core/json.ts';
import { TRACING } from './access.ts';
import { callsOf } from './calls.ts';
import { functionsOf } from './functions.ts';
import type { Reach } from './reach.ts';
import { idOf, listed, ofType, type Resource, type Template } from './read.ts';

/** That functions never take an action which their code seems to take, and why. */
export type Never = readonly [action: string, functions: readonly string[], why: string];

/**
 * A bundle holds more calls than a function makes, and names alone do not tell all of them apart. Each row is
 * needed: one that is not, since the call is gone or the action is granted, is a fault.
 */
export const NEVER: readonly Never[] = [
  ['dynamodb:Scan', ['UsersFunction'], 'of all that has an `all`, it lists the deletions, by a query'],
  [
    'cognito-idp:AdminDeleteUser',
    ['UsersFunction', 'UsersReconcileFunction'],
    'they remove keys and records, and leave users to the queue',
  ],
  [
    'apigateway:GET /apikeys/*',
    ['UsersFunction'],
    'only the worker of the queue reads values again; here `value` is a field',
  ],
  [
    'cognito-idp:AdminEnableUser',
    ['UsersWorkFunction', 'UsersReconcileFunction'],
    'what they enable are keys, at the gateway',
  ],
  ['cognito-idp:AdminCreateUser', ['UsersReconcileFunction'], 'what it creates are keys, at the gateway'],
  ['s3:ListBucket', ['CamerasFunction'], 'it signs addresses of objects, and looks for none'],
  ['s3:GetObject', ['ImagesForgetFunction'], 'it has what signs addresses, and signs none'],
];

/** What AWS's own policy for functions that read queues (AWSLambdaSQSQueueExecutionRole) has of SQS. */
const POLLING = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'];
const LOGGING = ['logs:CreateLogStream', 'logs:PutLogEvents'];

const isFedByQueue = ({ properties }: Resource): boolean =>
  Object.values(json(properties['Events'])).some((event) => json(event)['Type'] === 'SQS');

/** What Lambda does in a function's role, whatever the function's code is. */
const lambdasOwn = (one: Resource): string[] => [
  ...('LogGroup' in json(one.properties['LoggingConfig']) ? LOGGING : []),
  ...(isFedByQueue(one) ? POLLING : []),
  ...('Tracing' in one.properties ? TRACING : []),
];

/** What a role may allow or not, beside what is needed. */
const leftOpen = (needed: ReadonlySet<string>): string[] =>
  // Without it S3 answers for an object that is missing as for one that is forbidden.
  needed.has('s3:GetObject') ? ['s3:ListBucket'] : [];

/** `apigateway:GET` of `…::/apikeys` is `apigateway:GET /apikeys`; what others allow, the action says alone. */
const withPath = (action: string, statement: Json): string[] =>
  action.startsWith('apigateway:')
    ? listed(statement['Resource']).map(
        (resource) => `${action} ${/::(\/.*)$/.exec(text(json(resource)['Fn::Sub']))?.[1] ?? ''}`,
      )
    : [action];

/** The actions that a function's role allows. */
export const allowed = ({ resources }: Template, { properties }: Resource): Set<string> => {
  const role = json(resources[idOf(properties['Role'], 'Arn') ?? '']);
  return new Set(
    [...objectsIn(list(json(role['Properties'])['Policies']))]
      .filter(({ node }) => node['Effect'] === 'Allow')
      .flatMap(({ node }) => listed(node['Action']).flatMap((action) => withPath(text(action), node))),
  );
};

const roleFaults = (template: Template, one: Resource, reach: Reach, nevers: readonly Never[]): string[] => {
  const { actions, unknown } = callsOf(reach);
  const needed = new Set([...lambdasOwn(one), ...actions]);
  const open = leftOpen(needed);
  const may = allowed(template, one);
  const never = nevers.filter(([, ids]) => ids.includes(one.id)).map(([action]) => action);
  return [
    ...unknown.map(({ from, name }) => `uses ${name} of ${from}: which actions does that take?`),
    ...[...may]
      .filter((action) => !needed.has(action) && !open.includes(action))
      .map((action) => `its role allows ${action}, which it never needs`),
    ...[...needed]
      .filter((action) => !may.has(action) && !never.includes(action))
      .map((action) => `its role does not allow ${action}, which its code may call`),
    ...never
      .filter((action) => may.has(action) || !(needed.has(action) || open.includes(action)))
      .map((action) => `NEVER need not name it for ${action}`),
  ].map((fault) => `${one.id}: ${fault}`);
};

/** Policies that lie beside the roles, which do not show them. */
const ELSEWHERE = ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy', 'AWS::IAM::RolePolicy'];

/**
 * Each function's role allows the actions that its code can call, and no more.
 *
 * It compares actions, not what they are allowed on: which table is read is not to be seen in a bundle. A resource
 * too many is for a reader to find, and one too few for the integration tests: the local stack enforces the roles.
 * @param reaches what the code of each function comes to, by the function's id
 */
export const actionFaults = (
  template: Template,
  reaches: ReadonlyMap<string, Reach>,
  nevers: readonly Never[] = NEVER,
): string[] => {
  const functions = functionsOf(template);
  return [
    ...functions.flatMap((one) =>
      roleFaults(template, one, reaches.get(one.id) ?? { imports: [], writes: [] }, nevers),
    ),
    ...nevers
      .flatMap(([, ids]) => ids)
      .filter((id) => !functions.some((one) => one.id === id))
      .map((id) => `${id}: NEVER names it, and it is no function`),
    ...ELSEWHERE.flatMap((type) => ofType(template, type)).map(({ id }) => `${id}: belongs into a role`),
  ];
};

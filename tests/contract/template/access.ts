import { json, list, objectsIn, text, type Json } from '../../../core/json.ts';
import { functionOf } from '../../../generate/gateway.ts';
import { branchesOf, idOf, listed, ofType } from './read.ts';
import type { Rule } from './project.ts';

/** What a function needs that sends traces. */
export const TRACING: readonly string[] = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'];

interface Statement {
  readonly id: string;
  readonly source: Json;
}

/** Every statement of every policy, of roles and of resources. */
const statementsOf = (resources: Readonly<Record<string, Json>>): Statement[] =>
  Object.entries(resources).flatMap(([id, resource]) =>
    [...objectsIn(resource)].flatMap(({ node }) =>
      'Statement' in node
        ? listed(node['Statement'])
            .flatMap(branchesOf)
            .map((source) => ({ id, source: json(source) }))
        : [],
    ),
  );

/** Everybody may knock at the API: each of its methods asks for a key or a token, and another rule sees to that. */
const isKnock = ({ source }: Statement): boolean => source['Action'] === 'execute-api:Invoke';

/** X-Ray takes traces without a resource that could be named. */
const isTracing = (source: Json): boolean =>
  listed(source['Action']).every((action) => TRACING.includes(text(action)));

const isEverybody = (principal: unknown): boolean => principal === '*' || json(principal)['AWS'] === '*';

const allowFaults = ({ id, source }: Statement): string[] => [
  ...listed(source['Action'])
    .map(text)
    .filter((action) => action === '' || action.includes('*'))
    .map((action) => `${id}: allows ${action || 'an action that is not written out'}`),
  ...(listed(source['Resource']).flatMap(branchesOf).includes('*') && !isTracing(source)
    ? [`${id}: allows Resource '*'`]
    : []),
  ...('NotAction' in source ? [`${id}: allows by NotAction`] : []),
  ...('NotResource' in source ? [`${id}: allows by NotResource`] : []),
  ...(isEverybody(source['Principal']) && !('Condition' in source) && !isKnock({ id, source })
    ? [`${id}: allows everybody`]
    : []),
];

export const leastPrivilege: Rule = ({ template }) =>
  statementsOf(template.resources)
    .filter(({ source }) => source['Effect'] !== 'Deny')
    .flatMap(allowFaults);

/** What a service itself needs, written by AWS for exactly that: `service-role/…`. */
const isServiceRole = (arn: unknown): boolean =>
  /:iam::aws:policy\/service-role\/\w+$/.test(text(json(arn)['Fn::Sub'] ?? arn));

export const noManagedPolicies: Rule = ({ template }) => [
  ...Object.entries(template.resources).flatMap(([id, resource]) =>
    list(json(resource['Properties'])['ManagedPolicyArns'])
      .filter((arn) => !isServiceRole(arn))
      .map((arn) => `${id}: has the managed policy ${JSON.stringify(arn)}`),
  ),
  // The role that SAM makes has managed policies for every log group, and for every queue.
  ...ofType(template, 'AWS::Serverless::Function').flatMap(({ id, properties }) => {
    const role = template.resources[idOf(properties['Role'], 'Arn') ?? ''];
    return [
      ...(role?.['Type'] === 'AWS::IAM::Role' ? [] : [`${id}: has no Role of this template`]),
      ...('ManagedPolicyArns' in json(role?.['Properties']) ? [`${id}: its Role has managed policies`] : []),
      ...('Policies' in properties ? [`${id}: has Policies, which belong to its Role`] : []),
    ];
  }),
];

const STACKS_KEY = 'arn:${AWS::Partition}:apigateway:${AWS::Region}::/apikeys/*';

/** Of the account's API keys a role reaches those of its stack, which are told apart by their tag. */
export const keysAreTheStacks: Rule = ({ template }) =>
  statementsOf(template.resources)
    .filter(({ source }) => listed(source['Resource']).some((one) => json(one)['Fn::Sub'] === STACKS_KEY))
    .filter(({ source }) => {
      const tag = json(json(source['Condition'])['StringEquals'])['aws:ResourceTag/trellis'];
      return idOf(tag) !== 'AWS::StackName';
    })
    .map(({ id }) => `${id}: reaches API keys of other stacks`);

/** What SES checks a mail against: its sender, and the configuration set that the sender may have. */
const OF_A_MAIL = ['identity/*', 'configuration-set/*'];

const mailFaults = ({ source }: Statement): string[] => {
  const resources = listed(source['Resource']).map((one) => text(json(one)['Fn::Sub']));
  const from = json(json(source['Condition'])['StringEquals'])['ses:FromAddress'];
  return [
    ...OF_A_MAIL.filter((one) => !resources.some((resource) => resource.endsWith(`:${one}`))).map(
      (one) => `may not send by ${one}`,
    ),
    ...(idOf(from) === 'EmailSender' ? [] : ['may send from any address']),
  ];
};

/** Whoever may send e-mail may do so from the one sender, whatever configuration set that sender has. */
export const mailComesFromTheSender: Rule = ({ template }) =>
  statementsOf(template.resources)
    .filter(({ source }) => listed(source['Action']).includes('ses:SendEmail'))
    .flatMap((statement) => mailFaults(statement).map((fault) => `${statement.id}: ${fault}`));

/** What a role's writes of a table are narrowed to; undefined when it may write all of it. */
const leadingKeysOf = ({ source }: Statement): unknown =>
  json(json(source['Condition'])['ForAllValues:StringLike'])['dynamodb:LeadingKeys'];

/** A function that anyone may call writes named parts of the accounts alone: those that make an admin are not among them. */
export const openDoorsWriteParts: Rule = ({ template, operations }) => {
  const open = operations.filter(({ access }) => access.kind === 'open').map(({ tag }) => functionOf(tag));
  const roles = new Set(
    ofType(template, 'AWS::Serverless::Function')
      .filter(({ id }) => open.includes(id))
      .map(({ properties }) => idOf(properties['Role'], 'Arn')),
  );
  return statementsOf(template.resources)
    .filter(({ id }) => roles.has(id))
    .filter(({ source }) => idOf(source['Resource'], 'Arn') === 'AccountsTable')
    .filter((statement) => {
      const keys = listed(leadingKeysOf(statement)).map(text);
      return keys.length === 0 || keys.some((key) => key === '' || /^[*?]/.test(key));
    })
    .map(({ id }) => `${id}: may write all of AccountsTable`);
};

import { json, list, objectsIn, text, type Json } from '../../../core/generate/json.ts';
import { listed, ofType } from './read.ts';
import type { Rule } from './project.ts';

interface Statement {
  readonly id: string;
  readonly source: Json;
}

/** Every statement of every policy, of roles and of resources. */
const statementsOf = (resources: Readonly<Record<string, Json>>): Statement[] =>
  Object.entries(resources).flatMap(([id, resource]) =>
    [...objectsIn(resource)].flatMap(({ node }) =>
      'Statement' in node ? listed(node['Statement']).map((source) => ({ id, source: json(source) })) : [],
    ),
  );

const isEverybody = (principal: unknown): boolean => principal === '*' || json(principal)['AWS'] === '*';

const allowFaults = ({ id, source }: Statement): string[] => [
  ...listed(source['Action'])
    .map(text)
    .filter((action) => action === '' || action.includes('*'))
    .map((action) => `${id}: allows ${action || 'an action that is not written out'}`),
  ...(listed(source['Resource']).includes('*') ? [`${id}: allows Resource '*'`] : []),
  ...('NotAction' in source ? [`${id}: allows by NotAction`] : []),
  ...('NotResource' in source ? [`${id}: allows by NotResource`] : []),
  ...(isEverybody(source['Principal']) && !('Condition' in source) ? [`${id}: allows everybody`] : []),
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
  // A SAM policy template is no statement either, and grants more than one function uses.
  ...ofType(template, 'AWS::Serverless::Function').flatMap(({ id, properties }) =>
    listed(properties['Policies'])
      .filter((policy) => !('Statement' in json(policy)))
      .map((policy) => `${id}: has the policy ${JSON.stringify(policy)}, which is not written out`),
  ),
];

import {
  CreateStackCommand,
  DescribeStacksCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import { type Json, json } from '../../core/json.ts';
import { STACK } from '../../local/places.ts';
import { type Aws, reachable } from './aws.ts';

/** A resource of a stack. */
export interface Resource {
  readonly type: string;
  /** What the functions know it by: its name, or its URL. */
  readonly id: string;
}

/** The resources that moto has made, by their names in the template. */
export type Stack = ReadonlyMap<string, Resource>;

/** The values of all parameters: moto makes no list of the default of a list. */
const parametersOf = (template: Json, given: Readonly<Record<string, string>>) =>
  Object.entries(json(template['Parameters'])).map(([name, parameter]) => ({
    ParameterKey: name,
    ParameterValue: given[name] ?? String(json(parameter)['Default']),
  }));

/** The resources of a template, by their names. */
export const resourcesOf = (template: Json): ReadonlyMap<string, Json> =>
  new Map(Object.entries(json(template['Resources'])).map(([name, resource]) => [name, json(resource)]));

/** What moto makes of a template, or passes over: all but deployments, which it would refuse. */
const makeable = (template: Json): Json => {
  const kept = [...resourcesOf(template)].filter(([, { Type }]) => Type !== 'AWS::ApiGateway::Deployment');
  return { ...template, Resources: Object.fromEntries(kept) };
};

/**
 * Makes the stack of a transformed template by moto's CloudFormation.
 * @param given the parameters that do not have their default
 */
export const makeStack = async (
  aws: Aws,
  template: Json,
  given: Readonly<Record<string, string>>,
): Promise<Stack> => {
  const { cloudFormation } = aws;
  await cloudFormation.send(
    new CreateStackCommand({
      StackName: STACK,
      Capabilities: ['CAPABILITY_IAM'],
      Parameters: parametersOf(template, given),
      TemplateBody: JSON.stringify(makeable(template)),
    }),
  );
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: STACK }));
  const { StackStatus = '', StackStatusReason = '' } = Stacks?.[0] ?? {};
  if (StackStatus !== 'CREATE_COMPLETE') throw new Error(`the stack is ${StackStatus}. ${StackStatusReason}`);
  const stack = new Map<string, Resource>();
  for await (const page of paginateListStackResources({ client: cloudFormation }, { StackName: STACK }))
    for (const {
      LogicalResourceId = '',
      PhysicalResourceId = '',
      ResourceType = '',
    } of page.StackResourceSummaries ?? [])
      stack.set(LogicalResourceId, { type: ResourceType, id: reachable(aws, PhysicalResourceId) });
  return stack;
};

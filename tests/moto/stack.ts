import {
  CreateStackCommand,
  DescribeStacksCommand,
  paginateListStackResources,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { type Json, json, text } from '../../core/json.ts';
import { resolve, type Scope } from '../../local/intrinsics.ts';
import { REGION, STACK } from '../../local/places.ts';
import { type Aws, reachable } from './aws.ts';
import { LOOKS } from './looks.ts';
import { MAKES } from './makes.ts';
import { outputName, outputsFor, references, targetOf, withKnown } from './references.ts';
import { SETS } from './sets.ts';

/** A resource that was made. */
export interface Made {
  readonly name: string;
  readonly type: string;
  readonly id: string;
  /** What the template wants of it, resolved. */
  readonly wanted: Json;
  /** What moto said of it before calls set what its CloudFormation drops. */
  readonly before: Json;
}

type Resources = ReadonlyMap<string, Json>;

/** The resources of a template whose conditions hold. */
const resourcesOf = (template: Json, scope: Scope): Resources =>
  new Map(
    Object.entries(json(template['Resources']))
      .map(([name, resource]) => [name, json(resource)] as const)
      .filter(([, { Condition }]) => Condition === undefined || resolve(scope, { Condition }) === true),
  );

/** The names of the resources that one needs. */
const needsOf = ({ Properties, DependsOn }: Json): string[] => [
  ...references(Properties).map(targetOf),
  ...[DependsOn].flat().map(text),
];

/** Resources in an order in which each comes after what it needs, those that may be made at once together. */
const levelsOf = (resources: Resources): string[][] => {
  const levels: string[][] = [];
  const left = new Map(resources);
  while (left.size > 0) {
    const isReady = (resource: Json): boolean => needsOf(resource).every((name) => !left.has(name));
    const level = [...left].filter(([, resource]) => isReady(resource)).map(([name]) => name);
    if (level.length === 0) throw new Error(`${[...left.keys()].join(', ')} refer to each other`);
    for (const name of level) left.delete(name);
    levels.push(level);
  }
  return levels;
};

/** moto's CloudFormation, to which resources of a template are given bit by bit. */
const cloudFormationOf = (aws: Aws, template: Json, parameters: Json) => {
  const { cloudFormation } = aws;
  const inStack: Record<string, unknown> = {};
  return {
    /** @returns what its outputs say of what the template refers to, and the id of the stack */
    async add(resources: Json): Promise<ReadonlyMap<string, string>> {
      const isFirst = Object.keys(inStack).length === 0;
      Object.assign(inStack, resources);
      const referred = [...new Set(references(template))].filter((one) => targetOf(one) in inStack);
      const asked = {
        StackName: STACK,
        Capabilities: ['CAPABILITY_IAM' as const],
        // Also those that have their default: moto makes no list of the default of a list.
        Parameters: Object.entries(parameters).map(([ParameterKey, value]) => ({
          ParameterKey,
          ParameterValue: text(value),
        })),
        TemplateBody: JSON.stringify({ ...template, Resources: inStack, Outputs: outputsFor(referred) }),
      };
      await cloudFormation.send(isFirst ? new CreateStackCommand(asked) : new UpdateStackCommand(asked));
      const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: STACK }));
      const { StackStatus = '', StackId = '', Outputs = [] } = Stacks?.[0] ?? {};
      if (!/^(CREATE|UPDATE)_COMPLETE$/.test(StackStatus)) throw new Error(`the stack is ${StackStatus}`);
      const outputs = new Map(Outputs.map(({ OutputKey, OutputValue = '' }) => [OutputKey, OutputValue]));
      return new Map([
        ['AWS::StackId', StackId],
        ...referred.map((one): [string, string] => [one, reachable(aws, outputs.get(outputName(one)) ?? '')]),
      ]);
    },
    async ids(): Promise<ReadonlyMap<string, string>> {
      const found = new Map<string, string>();
      for await (const page of paginateListStackResources({ client: cloudFormation }, { StackName: STACK }))
        for (const { LogicalResourceId = '', PhysicalResourceId = '' } of page.StackResourceSummaries ?? [])
          found.set(LogicalResourceId, PhysicalResourceId);
      return found;
    },
  };
};

/** What the references of a template stand for before there is a stack. */
const scopeOf = (template: Json, parameters: Json): Scope & { readonly refs: Map<string, string> } => ({
  refs: new Map<string, string>([
    ...Object.entries(parameters).map(([name, value]): [string, string] => [name, text(value)]),
    ['AWS::AccountId', '123456789012'],
    ['AWS::Partition', 'aws'],
    ['AWS::Region', REGION],
    ['AWS::StackName', STACK],
    ['AWS::URLSuffix', 'amazonaws.com'],
  ]),
  conditions: json(template['Conditions']),
});

/**
 * Makes the stack of a transformed template in moto, level by level. Of each level CloudFormation makes what moto's
 * knows; calls make the rest, and set what it dropped.
 * @param given the parameters that do not have their default
 * @param known the types of resources that moto's CloudFormation makes
 */
export const makeStack = async (
  aws: Aws,
  template: Json,
  given: Readonly<Record<string, string>>,
  known: ReadonlySet<string>,
) => {
  const defaults = Object.entries(json(template['Parameters'])).map(([name, parameter]) => [
    name,
    String(json(parameter)['Default']),
  ]);
  const parameters = { ...json(Object.fromEntries(defaults)), ...given };
  const scope = scopeOf(template, parameters);
  const { refs } = scope;
  const resources = resourcesOf(template, scope);
  const cloudFormation = cloudFormationOf(aws, template, parameters);
  const called = new Map<string, string>();
  const made: Made[] = [];

  const call = async (name: string, { Type, Properties }: Json): Promise<void> => {
    const names = await MAKES[text(Type)]?.(aws, json(resolve(scope, Properties)));
    for (const [attribute, value] of Object.entries(names ?? {})) {
      const reference = attribute === '' ? name : `${name}.${attribute}`;
      for (const values of [called, refs]) values.set(reference, value);
    }
  };
  const finish = async (name: string, id: string, { Type, Properties }: Json): Promise<void> => {
    const [type, wanted] = [text(Type), json(resolve(scope, Properties))];
    const before = (await LOOKS[type]?.(aws, id, wanted)) ?? {};
    for (const [property, value] of Object.entries(wanted))
      await SETS[`${type} ${property}`]?.(aws, id, value, wanted);
    made.push({ name, type, id, wanted, before });
  };

  const isKnown = ({ Type }: Json): boolean => known.has(text(Type));
  const makeable = [...resources].filter(([, one]) => isKnown(one) || text(one['Type']) in MAKES);
  for (const names of levelsOf(new Map(makeable))) {
    const level = names.map((name) => [name, resources.get(name) ?? {}] as const);
    const formed = level.filter(([, resource]) => isKnown(resource));
    if (formed.length > 0) {
      const added = Object.fromEntries(formed.map(([name, one]) => [name, withKnown(one, called)]));
      for (const [reference, value] of await cloudFormation.add(added)) refs.set(reference, value);
    }
    for (const [name, resource] of level) if (!isKnown(resource)) await call(name, resource);
    const ids = await cloudFormation.ids();
    for (const [name, resource] of level) await finish(name, refs.get(name) ?? ids.get(name) ?? '', resource);
  }
  const api = made.find(({ type }) => type === 'AWS::ApiGateway::RestApi')?.wanted['Body'];
  const types = [...resources.values()].map(({ Type }) => text(Type));
  return { aws, refs, made, types, api: json(api) };
};

export type Stack = Awaited<ReturnType<typeof makeStack>>;

import {
  CreateStackCommand,
  DescribeStacksCommand,
  paginateListStackResources,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { type Json, isJson, json, list, text } from '../../core/json.ts';
import { resolve, type Scope } from '../../local/intrinsics.ts';
import { REGION, STACK } from '../../local/places.ts';
import { type Aws, reachable } from './aws.ts';
import { LOOKS } from './looks.ts';
import { MAKES, type Names } from './makes.ts';
import { SETS } from './sets.ts';

/** moto's account. */
const ACCOUNT = '123456789012';

/** A resource that was made. */
export interface Made {
  readonly name: string;
  readonly type: string;
  readonly id: string;
  /** What the template wants of it, resolved. */
  readonly wanted: Json;
  /** What moto said of it before what its CloudFormation drops was set by calls. */
  readonly before: Json;
}

const references = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(references);
  if (!isJson(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref') return [text(inner)];
    if (key === 'Fn::GetAtt') return [list(inner).map(text).join('.')];
    if (key !== 'Fn::Sub') return references(inner);
    const [pattern, own] = Array.isArray(inner) ? list(inner) : [inner, {}];
    const named = [...text(pattern).matchAll(/\$\{(?!!)([^}]+)\}/g)].map(([, name = '']) => name);
    return [...named.filter((name) => !(name in json(own))), ...references(own)];
  });
};

/** Puts in what is known of resources that CloudFormation does not make, so that it need not know them. */
const withKnown = (value: unknown, known: ReadonlyMap<string, string>): unknown => {
  if (Array.isArray(value)) return value.map((item) => withKnown(item, known));
  if (!isJson(value)) return value;
  const [[key, inner] = ['', undefined]] = Object.entries(value);
  const name = key === 'Ref' ? text(inner) : key === 'Fn::GetAtt' ? list(inner).map(text).join('.') : '';
  const found = known.get(name);
  if (found !== undefined) return found;
  const put = (pattern: string): string =>
    pattern.replace(/\$\{([^}!]+)\}/g, (whole, one: string) => known.get(one) ?? whole);
  if (key === 'Fn::Sub' && typeof inner === 'string') return { 'Fn::Sub': put(inner) };
  if (key === 'Fn::Sub') {
    const [pattern, own] = list(inner);
    return { 'Fn::Sub': [put(text(pattern)), withKnown(own, known)] };
  }
  return Object.fromEntries(Object.entries(value).map(([one, item]) => [one, withKnown(item, known)]));
};

const outputName = (reference: string): string => reference.replace('.', 'Dot');
const outputsFor = (all: readonly string[]): Json =>
  Object.fromEntries(
    all.map((reference) => {
      const [id = '', attribute] = reference.split('.');
      const value = attribute === undefined ? { Ref: id } : { 'Fn::GetAtt': [id, attribute] };
      return [outputName(reference), { Value: value }];
    }),
  );

/**
 * Makes the stack of a transformed template in moto: level by level, each of what refers only to what is there. Of
 * each level CloudFormation makes what moto's knows; the rest is made by calls, and what it dropped is set by calls.
 * @param known the types of resources that moto's CloudFormation makes
 */
export const makeStack = async (
  aws: Aws,
  template: Json,
  parameters: Readonly<Record<string, string>>,
  known: ReadonlySet<string>,
) => {
  const values = Object.entries(json(template['Parameters'])).map(([name, parameter]): [string, string] => [
    name,
    parameters[name] ?? String(json(parameter)['Default']),
  ]);
  // Also those that have their default: moto does not make lists of the defaults of lists.
  const given = values.map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));
  const refs = new Map<string, string>([
    ...values,
    ['AWS::AccountId', ACCOUNT],
    ['AWS::Partition', 'aws'],
    ['AWS::Region', REGION],
    ['AWS::StackName', STACK],
    ['AWS::URLSuffix', 'amazonaws.com'],
  ]);
  const scope: Scope = { refs, conditions: json(template['Conditions']) };
  const holds = (resource: Json): boolean =>
    resource['Condition'] === undefined || resolve(scope, { Condition: resource['Condition'] }) === true;
  const resources = new Map(
    Object.entries(json(template['Resources']))
      .map(([name, resource]) => [name, json(resource)] as const)
      .filter(([, resource]) => holds(resource)),
  );
  const typeOf = (name: string): string => text(resources.get(name)?.['Type']);
  const left = new Map([...resources].filter(([name]) => known.has(typeOf(name)) || typeOf(name) in MAKES));
  const referred = [...new Set(references(template))].filter((one) => left.has(one.split('.')[0] ?? ''));
  const needs = (resource: Json): string[] =>
    [...references(resource['Properties']), ...[resource['DependsOn']].flat().map(text)]
      .map((one) => one.split('.')[0] ?? '')
      .filter((name) => resources.has(name));

  const called = new Map<string, string>();
  const inStack: Record<string, unknown> = {};
  const made: Made[] = [];

  const cloudFormed = async (level: readonly (readonly [string, Json])[]): Promise<void> => {
    if (level.length === 0) return;
    const isFirst = Object.keys(inStack).length === 0;
    for (const [name, resource] of level) inStack[name] = withKnown(resource, called);
    const all = referred.filter((one) => (one.split('.')[0] ?? '') in inStack);
    const asked = {
      StackName: STACK,
      Capabilities: ['CAPABILITY_IAM' as const],
      Parameters: given,
      TemplateBody: JSON.stringify({ ...template, Resources: inStack, Outputs: outputsFor(all) }),
    };
    await aws.cloudFormation.send(isFirst ? new CreateStackCommand(asked) : new UpdateStackCommand(asked));
    const { Stacks } = await aws.cloudFormation.send(new DescribeStacksCommand({ StackName: STACK }));
    const { StackStatus = '', StackId = '', Outputs = [] } = Stacks?.[0] ?? {};
    if (!/^(CREATE|UPDATE)_COMPLETE$/.test(StackStatus)) throw new Error(`the stack is ${StackStatus}`);
    refs.set('AWS::StackId', StackId);
    const outputs = new Map(Outputs.map(({ OutputKey, OutputValue = '' }) => [OutputKey, OutputValue]));
    for (const one of all) refs.set(one, reachable(aws, outputs.get(outputName(one)) ?? ''));
  };

  const call = async (name: string, resource: Json): Promise<Names> => {
    const names = await MAKES[typeOf(name)]?.(aws, json(resolve(scope, resource['Properties'])));
    for (const [attribute, value] of Object.entries(names ?? {})) {
      const reference = attribute === '' ? name : `${name}.${attribute}`;
      called.set(reference, value);
      refs.set(reference, value);
    }
    return names ?? {};
  };

  const ids = async (): Promise<ReadonlyMap<string, string>> => {
    const found = new Map<string, string>();
    for await (const page of paginateListStackResources({ client: aws.cloudFormation }, { StackName: STACK }))
      for (const { LogicalResourceId = '', PhysicalResourceId = '' } of page.StackResourceSummaries ?? [])
        found.set(LogicalResourceId, PhysicalResourceId);
    return found;
  };

  while (left.size > 0) {
    const level = [...left].filter(([, resource]) => needs(resource).every((name) => !left.has(name)));
    if (level.length === 0) throw new Error(`${[...left.keys()].join(', ')} refer to each other`);
    await cloudFormed(level.filter(([name]) => known.has(typeOf(name))));
    for (const [name, resource] of level) if (!known.has(typeOf(name))) await call(name, resource);
    const physical = await ids();
    for (const [name, resource] of level) {
      const type = typeOf(name);
      const id = refs.get(name) ?? physical.get(name) ?? '';
      const wanted = json(resolve(scope, resource['Properties']));
      const before = (await LOOKS[type]?.(aws, id, wanted)) ?? {};
      for (const [property, value] of Object.entries(wanted))
        await SETS[`${type} ${property}`]?.(aws, id, value, wanted);
      made.push({ name, type, id, wanted, before });
      left.delete(name);
    }
  }
  const api = made.find(({ type }) => type === 'AWS::ApiGateway::RestApi')?.wanted ?? {};
  return { aws, refs, made, types: [...resources.keys()].map(typeOf), api: json(api['Body']) };
};

export type Stack = Awaited<ReturnType<typeof makeStack>>;

import { json, list, text, type Json } from '../../../core/json.ts';
import { resolve } from '../../../local/intrinsics.ts';
import { days, zone } from '../../../systems/cameras/settings.ts';
import { seconds, share } from '../../../systems/images/tagging/settings.ts';
import { tableNames } from '../../../systems/manager/settings.ts';
import { tableLimit } from '../../../systems/music/settings.ts';
import { shardCount } from '../../../systems/permits/search/keys.ts';
import type { Rule } from './project.ts';
import type { Template } from './read.ts';

/** What a parameter must let through, and what it must not. */
interface Edges {
  readonly takes: readonly string[];
  readonly refuses: readonly string[];
  /** How the function that gets the value reads it. @throws Error for what it refuses */
  readonly read?: (value: string) => unknown;
}

const ORIGIN: Edges = {
  takes: ['https://console.example.com', 'http://127.0.0.1:3000'],
  refuses: ['*', 'example.com', 'https://example.com/', 'https://*.example.com', "https://a'b"],
};
const ADDRESS: Edges = { takes: ['', 'ada@example.com'], refuses: ['ada', 'ada@', '@example.com', 'a b@c'] };
const ENDPOINT: Edges = { takes: ['', 'http://127.0.0.1:4566'], refuses: ['127.0.0.1:4566', 'http://a b'] };
const CLARIFAI: Edges = { takes: ['', 'main'], refuses: ['x'.repeat(129)] };

/**
 * By parameter, as the documentation of the resource that gets the value has it: for SignInLimitPerAddress
 * "RateBasedStatement" of AWS WAFV2, for ConsoleOrigin "CustomHTTPHeader" there, for MusicNetworks API Gateway's
 * resource policies. A parameter with AllowedValues says itself what it may be.
 */
const EDGES: Readonly<Record<string, Edges>> = {
  ConsoleOrigin: { ...ORIGIN, refuses: ['', ...ORIGIN.refuses, `https://${'x'.repeat(248)}`] },
  ImageOrigins: { ...ORIGIN, takes: ['', ...ORIGIN.takes] },
  ConsoleCertificate: {
    takes: ['', 'arn:aws:acm:us-east-1:123456789012:certificate/7c1d4a52-3b0e-4e86-9f5d-2a6b8c90e1f3'],
    // CloudFront reads certificates of one region alone.
    refuses: ['arn:aws:acm:us-west-2:123456789012:certificate/7c1d4a52', 'console.example.com', '7c1d4a52'],
  },
  AwsEndpointUrl: ENDPOINT,
  AlarmEmail: ADDRESS,
  // Stars and dollars mean something in a policy.
  EmailSender: { ...ADDRESS, refuses: [...ADDRESS.refuses, '*@example.com', '${a}@example.com'] },
  SignInLimitPerAddress: {
    takes: ['0', '10', '99999999'],
    refuses: ['', '1', '9', '09', '10.5', '-10', '2000000001'],
  },
  PermitSearchShards: { takes: ['1', '100'], refuses: ['', '0', '1.5', '101'], read: shardCount },
  ClarifaiModel: { ...CLARIFAI, takes: ['general-image-recognition'], refuses: ['', ...CLARIFAI.refuses] },
  ClarifaiModelVersion: CLARIFAI,
  ClarifaiUserId: CLARIFAI,
  ClarifaiAppId: CLARIFAI,
  ClarifaiConfidence: { takes: ['0', '0.9', '1'], refuses: ['-0.1', '1.1', 'high'], read: share },
  ClarifaiEndpoint: ENDPOINT,
  TaggingRetryLongest: { takes: ['1', '39999'], refuses: ['', '0', '1.5', '43201'], read: seconds },
  MusicTablesLimit: { takes: ['1', '1000'], refuses: ['', '0', '1.5', '1001'], read: tableLimit },
  MusicNetworks: {
    takes: ['', '203.0.113.0/24', '203.0.113.0/24,2001:db8::/32', '0.0.0.0/0', '::1/128'],
    refuses: ['203.0.113.0', '256.0.0.0/8', '203.0.113.0/33', '203.0.113/24', '2001:db8::/129', '::12345/64'],
  },
  ManagerTables: {
    takes: ['lambda-apigateway', 'a.b, c_d'],
    refuses: ['', 'a b', 'x'.repeat(101)],
    read: tableNames,
  },
  // A pattern cannot know all zones: a name that is none stops the function at its start, with an alarm.
  CameraZone: { takes: ['UTC', 'Europe/Berlin'], refuses: ['', '1.5', 'Europe Berlin'], read: zone },
  ClipsRetentionDays: { takes: ['1', '3650'], refuses: ['', '0', '1.5', '3651'], read: days },
};

const within = (value: string, { MinValue: least, MaxValue: most }: Json): boolean =>
  /^-?\d+(\.\d+)?$/.test(value) &&
  (least === undefined || Number(value) >= Number(least)) &&
  (most === undefined || Number(value) <= Number(most));

/**
 * Whether CloudFormation takes a text for a parameter.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
const lets = (parameter: Json, value: string): boolean => {
  const { Type, AllowedPattern: pattern, AllowedValues: values, MinLength, MaxLength } = parameter;
  if (Type === 'Number' && !within(value, parameter)) return false;
  if (Array.isArray(values) && !values.map(String).includes(value)) return false;
  const length = value.length >= Number(MinLength ?? 0) && value.length <= Number(MaxLength ?? 4_096);
  const parts = Type === 'CommaDelimitedList' ? value.split(',').map((part) => part.trim()) : [value];
  const whole = new RegExp(`^(?:${text(pattern)})$`);
  return length && (pattern === undefined || parts.every((part) => whole.test(part)));
};

const defaultOf = (parameter: Json): string => String(parameter['Default']);

const edgeFaults = (name: string, parameter: Json): string[] => {
  const edges = EDGES[name];
  if (!edges) return Array.isArray(parameter['AllowedValues']) ? [] : ['nothing says what it may be'];
  const { read } = edges;
  return [
    ...edges.takes.filter((value) => !lets(parameter, value)).map((value) => `refuses ${value}`),
    ...edges.refuses.filter((value) => lets(parameter, value)).map((value) => `lets through ${value}`),
    ...[...edges.takes, ...edges.refuses]
      .filter((value) => read !== undefined && lets(parameter, value) && !isRead(read, value))
      .map((value) => `lets through ${value}, which the function that reads it refuses`),
  ];
};

const isRead = (read: (value: string) => unknown, value: string): boolean => {
  try {
    read(value);
    return true;
  } catch {
    return false;
  }
};

/** Whether all rules of the template hold when these parameters are given, and the defaults of the others. */
const holds = ({ parameters, rules }: Template, given: Readonly<Record<string, string>>): boolean => {
  const refs = new Map(
    Object.entries(parameters).map(([name, one]) => [name, given[name] ?? defaultOf(json(one))]),
  );
  const says = (value: unknown): boolean => resolve({ refs, conditions: {} }, value) === true;
  return Object.values(rules).every((rule) => {
    const { RuleCondition: condition, Assertions: assertions } = json(rule);
    const applies = condition === undefined || says(condition);
    return !applies || list(assertions).every((one) => says(json(one)['Assert']));
  });
};

/** Parameters that hold or fail together. */
const TOGETHER: readonly (readonly [string, Readonly<Record<string, string>>, boolean])[] = [
  ['ClarifaiUserId alone', { ClarifaiUserId: 'ada', ClarifaiAppId: '' }, false],
  ['ClarifaiAppId alone', { ClarifaiUserId: '', ClarifaiAppId: 'main' }, false],
  ['the key of an app', { ClarifaiUserId: '', ClarifaiAppId: '' }, true],
  ['the defaults', {}, true],
];

/** What is wrong with values for parameters, such as those of samconfig.toml: unknown names, refused values. */
export const faultsOfValues = (template: Template, given: Readonly<Record<string, string>>): string[] => [
  ...Object.entries(given)
    .filter(([name, value]) => {
      const parameter = template.parameters[name];
      return parameter === undefined || !lets(json(parameter), value);
    })
    .map(([name, value]) => `${name} may not be ${value}`),
  ...(holds(template, given) ? [] : ['a rule of the template refuses them together']),
];

/** Set only for an emulator or a stand-in, never on AWS. */
const NOT_ON_AWS = ['ClarifaiEndpoint', 'AwsEndpointUrl'];

/** Who deploys by hand sees the parameters in groups, in one order everywhere, and last those to leave alone. */
export const parametersAreGrouped: Rule = ({ template: { parameters, form } }) => {
  const groups = list(form['ParameterGroups']).map(json);
  const grouped = groups.flatMap(({ Parameters }) => list(Parameters).map(text));
  const names = Object.keys(parameters);
  return [
    ...names.filter((name) => !grouped.includes(name)).map((name) => `${name}: is in no group of the form`),
    ...grouped
      .filter((name) => !names.includes(name))
      .map((name) => `${name}: is in the form and no parameter`),
    ...grouped
      .filter((name, at) => grouped.indexOf(name) !== at)
      .map((name) => `${name}: is in two groups of the form`),
    ...(names.join() === grouped.join() ? [] : ['parameters are asked for in another order than the form’s']),
    ...(names.slice(-NOT_ON_AWS.length).join() === NOT_ON_AWS.join()
      ? []
      : [`${NOT_ON_AWS.join(' and ')}: must come last, because they stay empty on AWS`]),
    ...groups
      .filter(({ Label }) => text(json(Label)['default']) === '')
      .map(({ Parameters }) => `the group of ${list(Parameters).map(text).join()} has no label`),
  ];
};

/** What a parameter lets through, its resources and the settings of functions take: else a deployment fails late. */
export const parametersFit: Rule = ({ template }) => [
  ...Object.entries(template.parameters).flatMap(([name, source]) => {
    const parameter = json(source);
    return [
      ...edgeFaults(name, parameter),
      ...(lets(parameter, defaultOf(parameter)) ? [] : ['its default is refused']),
    ].map((fault) => `${name}: ${fault}`);
  }),
  ...TOGETHER.filter(([, given, is]) => holds(template, given) !== is).map(([what, , is]) =>
    is ? `the rules refuse ${what}` : `the rules let through ${what}`,
  ),
];

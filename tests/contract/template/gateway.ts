import { json, list, text, type Json } from '../../../core/json.ts';
import { PLAN_OF } from '../../../systems/accounts/keys/key.ts';
import { SCOPES } from '../../../core/scopes.ts';
import { idOf, ofType, type Template } from './read.ts';
import { circlesIn, danglingIn } from './references.ts';
import type { Throttle } from '../../../generate/contract.ts';
import type { Project, Rule } from './project.ts';

export const noCircles: Rule = ({ template }) => circlesIn(template).map((circle) => `circle: ${circle}`);

export const nothingDangles: Rule = ({ template }) => danglingIn(template);

const MORE_STAGES = ['AWS::ApiGateway::Stage', 'AWS::ApiGateway::Deployment', 'AWS::Serverless::HttpApi'];

export const oneStage: Rule = ({ template }) => [
  ...ofType(template, 'AWS::Serverless::Api')
    .filter(({ id }) => id !== 'Api')
    .map(({ id }) => `${id}: is a second API`),
  ...MORE_STAGES.flatMap((type) => ofType(template, type)).map(({ id }) => `${id}: is a second stage`),
];

export const apiIsDeployedWhole: Rule = ({ template }) => {
  const properties = json(json(template.resources['Api'])['Properties']);
  const endpoint = json(properties['EndpointConfiguration'])['Type'] ?? properties['EndpointConfiguration'];
  return [
    ...(properties['StageName'] === 'v1' ? [] : ['Api: StageName must be v1']),
    ...(properties['OpenApiVersion'] === '3.0.3' ? [] : ['Api: OpenApiVersion must be 3.0.3']),
    ...(properties['AlwaysDeploy'] === true ? [] : ['Api: AlwaysDeploy must be true']),
    ...(endpoint === 'REGIONAL' ? [] : ['Api: EndpointConfiguration must be REGIONAL']),
    // SAM's Cors does not go with an included document.
    ...('Cors' in properties ? ['Api: has Cors, which the document does already'] : []),
    ...(Object.keys(json(json(properties['DefinitionBody'])['paths'])).length > 0
      ? []
      : ['Api: its DefinitionBody includes no paths']),
  ];
};

const capitalised = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

const isOurStage = (stage: unknown): boolean =>
  idOf(json(stage)['ApiId']) === 'Api' && text(json(json(stage)['Stage'])['Ref']) === 'Api.Stage';

/** The name of the parameter by which functions find a plan, as the template writes it. */
const parameterName = (plan: string): string => `/trellis/\${AWS::StackName}/plans/${plan}`;

const planFaults = (template: Template, plan: string): string[] => {
  const id = `${capitalised(plan)}UsagePlan`;
  const found = ofType(template, 'AWS::ApiGateway::UsagePlan').find((one) => one.id === id);
  if (!found) return [`plan ${plan}: has no ${id}`];
  const { ApiStages: stages, Throttle: throttle } = found.properties;
  const told = ofType(template, 'AWS::SSM::Parameter').some(
    ({ properties }) =>
      json(properties['Name'])['Fn::Sub'] === parameterName(plan) && idOf(properties['Value']) === id,
  );
  return [
    ...(list(stages).some(isOurStage) ? [] : [`${id}: must be of the stage of Api`]),
    ...(throttle === undefined ? [`${id}: has no Throttle`] : []),
    ...(told ? [] : [`${id}: no parameter ${parameterName(plan)} tells its id`]),
  ];
};

export const scopesHavePlans: Rule = ({ template, operations }) => {
  const scopes = operations.flatMap(({ access }) => (access.kind === 'key' ? [access.scope] : []));
  const known: readonly string[] = SCOPES;
  return [
    ...[...new Set(scopes)]
      .filter((scope) => !known.includes(scope))
      .map((scope) => `scope ${scope}: is none of ${known.join(', ')}, so nobody could have a key for it`),
    ...[...new Set(Object.values(PLAN_OF))].flatMap((plan) => planFaults(template, plan)),
  ];
};

/** A resource as MethodSettings name it: `/me/keys` -> `/~1me~1keys`. */
const settingPath = (path: string): string => `/${path.replaceAll('/', '~1')}`;

/** What the contract wants of the gateway, by `METHOD path` as MethodSettings name them. */
const wantedThrottles = ({ operations, throttle }: Project): Map<string, Throttle> =>
  new Map([
    ...(throttle ? [['* /*', throttle] as const] : []),
    ...operations.flatMap(({ method, path, throttle: own }) =>
      own ? [[`${method} ${settingPath(path)}`, own] as const] : [],
    ),
  ]);

const settingsOf = (template: Template): Map<string, Json> =>
  new Map(
    list(json(json(template.resources['Api'])['Properties'])['MethodSettings'])
      .map(json)
      .map((setting) => [`${text(setting['HttpMethod'])} ${text(setting['ResourcePath'])}`, setting]),
  );

/** A method that MethodSettings do not name has the throttle of the stage, and the gateway says nothing of it. */
export const throttlesAgree: Rule = (project) => {
  const wanted = wantedThrottles(project);
  const settings = settingsOf(project.template);
  return [
    ...(project.throttle ? [] : ['openapi.yaml: has no x-trellis-throttle of its own']),
    ...[...wanted].flatMap(([at, { rate, burst }]) => {
      const setting = settings.get(at);
      const isIt = setting?.['ThrottlingRateLimit'] === rate && setting['ThrottlingBurstLimit'] === burst;
      return isIt
        ? []
        : [
            `Api: MethodSettings must have ${at} with the rate ${String(rate)} and the burst ${String(burst)}`,
          ];
    }),
    ...[...settings.keys()]
      .filter((at) => !wanted.has(at))
      .map((at) => `Api: MethodSettings have ${at}, which has no x-trellis-throttle`),
  ];
};

/** Every statement of this name in a statement, however deep. */
const statementsIn = (statement: unknown, name: string): unknown[] => {
  if (Array.isArray(statement)) return statement.flatMap((one) => statementsIn(one, name));
  if (typeof statement !== 'object' || statement === null) return [];
  return Object.entries(json(statement)).flatMap(([key, value]) =>
    key === name ? [value] : statementsIn(value, name),
  );
};

/** The patterns of paths that the firewall counts by address, as WAF and JavaScript both read them. */
const countedPaths = (template: Template): RegExp[] =>
  ofType(template, 'AWS::WAFv2::WebACL')
    .flatMap(({ properties }) => statementsIn(properties['Rules'], 'RegexMatchStatement'))
    .map((statement) => json(statement)['RegexString'])
    // Without a pattern, nothing is counted.
    .map((pattern) => (typeof pattern === 'string' ? new RegExp(pattern) : /(?!)/));

/** Guessing passwords or codes needs neither key nor token, so each rule of the firewall counts exactly the open operations. */
export const firewallCountsTheOpen: Rule = ({ template, operations }) => {
  const patterns = countedPaths(template);
  const isCounted = (path: string, isOpen: boolean): boolean =>
    isOpen
      ? patterns.length > 0 && patterns.every((pattern) => pattern.test(`/v1${path}`))
      : patterns.some((pattern) => pattern.test(`/v1${path}`));
  return operations
    .map((operation) => ({ ...operation, isOpen: operation.access.kind === 'open' }))
    .filter(({ path, isOpen }) => isCounted(path, isOpen) !== isOpen)
    .map(({ id, path, isOpen }) =>
      isOpen
        ? `WebAcl: does not count ${id}, which is open: ${path}`
        : `WebAcl: counts ${id}, which needs a key or a token: ${path}`,
    );
};

import { json, list, text } from '../../../core/json.ts';
import { PLAN_OF } from '../../../systems/accounts/keys/key.ts';
import { SCOPES } from '../../../core/scopes.ts';
import { idOf, ofType, type Template } from './read.ts';
import { circlesIn, danglingIn } from './references.ts';
import type { Rule } from './project.ts';

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

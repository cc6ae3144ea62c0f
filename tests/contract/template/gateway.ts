import { json, list, text } from '../../../core/json.ts';
import { idOf, ofType } from './read.ts';
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

/** The usage plan of a scope: `permits` -> `PermitsUsagePlan`. */
const planOf = (scope: string): string => `${scope.charAt(0).toUpperCase()}${scope.slice(1)}UsagePlan`;

const isOurStage = (stage: unknown): boolean =>
  idOf(json(stage)['ApiId']) === 'Api' && text(json(json(stage)['Stage'])['Ref']) === 'Api.Stage';

export const scopesHavePlans: Rule = ({ template, operations }) => {
  const plans = ofType(template, 'AWS::ApiGateway::UsagePlan');
  const scopes = operations.flatMap(({ access }) => (access.kind === 'key' ? [access.scope] : []));
  return [...new Set(scopes)].flatMap((scope) => {
    const plan = plans.find(({ id }) => id === planOf(scope));
    if (!plan) return [`scope ${scope}: has no ${planOf(scope)}`];
    const { ApiStages: stages, Throttle: throttle, Quota: quota } = plan.properties;
    return [
      ...(list(stages).some(isOurStage) ? [] : [`${plan.id}: must be of the stage of Api`]),
      ...(throttle === undefined ? [`${plan.id}: has no Throttle`] : []),
      ...(quota === undefined ? [`${plan.id}: has no Quota`] : []),
    ];
  });
};

import { json, list, objectsIn, text, type Json } from '../../../core/json.ts';
import { allowed } from './actions.ts';
import { functionsOf } from './functions.ts';
import { rings } from './queues.ts';
import { idOf, listed, ofType, type Resource, type Template } from './read.ts';
import type { Rule } from './project.ts';

/** Whether a namespace is one of AWS's own, such as `AWS/SQS`. */
const isOfAws = (namespace: unknown): boolean =>
  typeof namespace === 'string' && namespace.startsWith('AWS/');

/** Our own metrics stand in a namespace of the stack: else two stacks of an account would ring each other's alarms. */
export const metricsAreTheStacks: Rule = ({ template }) => {
  const isOurs = (namespace: unknown): boolean => json(namespace)['Fn::Sub'] === 'Trellis/${AWS::StackName}';
  const variables = json(json(json(template.globals['Function'])['Environment'])['Variables']);
  return [
    ...(isOurs(variables['POWERTOOLS_METRICS_NAMESPACE'])
      ? []
      : ['Globals: the namespace of metrics does not hold the stack’s name']),
    ...Object.entries(template.resources).flatMap(([id, resource]) =>
      [...objectsIn(resource)]
        .flatMap(({ node }) =>
          ['Namespace', 'MetricNamespace'].flatMap((name) => (name in node ? [node[name]] : [])),
        )
        .filter((namespace) => !isOfAws(namespace) && !isOurs(namespace))
        .map(() => `${id}: looks at the metrics of other stacks`),
    ),
  ];
};

const alarmsOn = (template: Template, namespace: string, metric: string): Resource[] =>
  ofType(template, 'AWS::CloudWatch::Alarm').filter(
    ({ properties }) => properties['Namespace'] === namespace && properties['MetricName'] === metric,
  );

const hasDimension = ({ properties }: Resource, name: string, is: (value: unknown) => boolean): boolean =>
  list(properties['Dimensions']).some((one) => json(one)['Name'] === name && is(json(one)['Value']));

/** Alarms that ring for whatever is wrong with a function or a queue, without a word from our code. */
export const failuresRing: Rule = ({ template }) => {
  const errors = alarmsOn(template, 'AWS/Lambda', 'Errors');
  const ages = alarmsOn(template, 'AWS/SQS', 'ApproximateAgeOfOldestMessage');
  return [
    ...functionsOf(template)
      .filter(({ id }) => !errors.some((one) => hasDimension(one, 'FunctionName', (of) => idOf(of) === id)))
      .map(({ id }) => `${id}: no alarm rings when it fails`),
    ...ofType(template, 'AWS::SQS::Queue')
      .filter(({ properties }) => 'RedrivePolicy' in properties)
      .filter(
        ({ id }) => !ages.some((one) => hasDimension(one, 'QueueName', (of) => idOf(of, 'QueueName') === id)),
      )
      .map(({ id }) => `${id}: no alarm rings when its messages wait`),
    ...(alarmsOn(template, 'AWS/Lambda', 'Throttles').length > 0
      ? []
      : ['no alarm rings when functions are throttled']),
    ...ofType(template, 'AWS::CloudWatch::Alarm')
      .filter(({ properties }) => list(json(properties['AlarmActions'])['Fn::If'])[0] !== 'HasAlarmEmail')
      .map(({ id }) => `${id}: tells nobody`),
  ];
};

const isScheduled = ({ properties }: Resource): boolean =>
  Object.values(json(properties['Events'])).some((event) => json(event)['Type'] === 'Schedule');

const maySendTo = ({ resources }: Template, { properties }: Resource, queue: string): boolean => {
  const role = json(resources[idOf(properties['Role'], 'Arn') ?? '']);
  return [...objectsIn(list(json(role['Properties'])['Policies']))].some(
    ({ node }) =>
      listed(node['Action']).includes('sqs:SendMessage') &&
      listed(node['Resource']).some((one) => idOf(one, 'Arn') === queue),
  );
};

/** EventBridge forgets a run that failed: what it was given has to go to a queue that rings. */
export const failedRunsAreKept: Rule = ({ template }) =>
  functionsOf(template)
    .filter(isScheduled)
    .flatMap((one) => {
      const destinations = json(json(one.properties['EventInvokeConfig'])['DestinationConfig']);
      const queue = idOf(json(destinations['OnFailure'])['Destination'], 'Arn');
      if (queue === undefined) return [`${one.id}: a run that fails is forgotten`];
      return [
        ...(rings(template, queue) ? [] : [`${one.id}: no alarm rings when a run of it fails`]),
        ...(maySendTo(template, one, queue) ? [] : [`${one.id}: its role may not send to ${queue}`]),
      ];
    });

/** The sum, with a sign, that an alarm looks at: `failed - FILL(full, 0)` of these metrics. */
const metricsOf = (properties: Json): Map<string, Json> =>
  new Map(
    list(properties['Metrics']).map((one) => [
      text(json(one)['Id']),
      json(json(json(one)['MetricStat'])['Metric']),
    ]),
  );

/** 5xx of the API by its own name, without the one that an operator alone can end. */
const countsUnexpected = (alarm: Resource, apiName: unknown): boolean => {
  const { properties } = alarm;
  const metrics = metricsOf(properties);
  const failed = json(metrics.get('failed'));
  const dimensions = JSON.stringify([
    { Name: 'ApiName', Value: apiName },
    { Name: 'Stage', Value: 'v1' },
  ]);
  return (
    list(properties['Metrics']).some((one) => json(one)['Expression'] === 'failed - FILL(full, 0)') &&
    failed['Namespace'] === 'AWS/ApiGateway' &&
    failed['MetricName'] === '5XXError' &&
    JSON.stringify(failed['Dimensions']) === dimensions &&
    json(metrics.get('full'))['MetricName'] === 'KeyCapacityAnswers'
  );
};

const FULL = '{ $.error.code = "KeyCapacityReached" }';

/** The log groups in which a filter with this pattern looks. */
const filtered = (template: Template, pattern: string): (string | undefined)[] =>
  ofType(template, 'AWS::Logs::MetricFilter')
    .filter(({ properties }) => properties['FilterPattern'] === pattern)
    .map(({ properties }) => idOf(properties['LogGroupName']));

/**
 * The API's 5xx ring, and a gateway that can hold no more keys rings apart: in the log of each function that makes
 * keys, by the code that tests/unit/http/serve.test.ts finds there.
 */
export const keyCapacityRingsApart: Rule = ({ template }) => {
  const [api] = ofType(template, 'AWS::Serverless::Api');
  const alarms = ofType(template, 'AWS::CloudWatch::Alarm');
  return [
    ...(alarms.some((alarm) => countsUnexpected(alarm, api?.properties['Name']))
      ? []
      : ['no alarm rings for the API’s 5xx, but for KeyCapacityReached']),
    ...(alarms.some(({ properties }) => properties['MetricName'] === 'KeyCapacityReached')
      ? []
      : ['no alarm rings when the gateway can hold no more keys']),
    ...functionsOf(template)
      .filter((one) => allowed(template, one).has('apigateway:POST /apikeys'))
      .filter(({ properties }) => {
        const group = idOf(json(properties['LoggingConfig'])['LogGroup']);
        return !filtered(template, FULL).includes(group);
      })
      .map(({ id }) => `${id}: nothing counts KeyCapacityReached in its log`),
  ];
};

/** What costs much is off unless it is asked for. */
export const costsAreAskedFor: Rule = ({ template }) => {
  const [api] = ofType(template, 'AWS::Serverless::Api');
  const byParameter = (value: unknown, condition: string): boolean =>
    list(json(value)['Fn::If'])[0] === condition;
  return [
    ...list(api?.properties['MethodSettings'])
      .filter((one) => !byParameter(json(one)['MetricsEnabled'], 'WantsDetailedMetrics'))
      .map((one) => `Api: the metrics of ${text(json(one)['ResourcePath'])} are not by parameter`),
    ...(byParameter(api?.properties['TracingEnabled'], 'Traces') ? [] : ['Api: traces are not by parameter']),
    ...functionsOf(template)
      .filter(({ properties }) => !byParameter(properties['Tracing'], 'Traces'))
      .map(({ id }) => `${id}: traces are not by parameter`),
    ...['DetailedMetrics', 'Tracing']
      .filter((name) => json(template.parameters[name])['Default'] !== 'false')
      .map((name) => `${name}: must be off by default`),
  ];
};

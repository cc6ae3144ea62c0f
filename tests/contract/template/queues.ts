import { json, list } from '../../../core/json.ts';
import { functionsOf } from './functions.ts';
import { branchesOf, idOf, listed, ofType, type Resource, type Template } from './read.ts';
import type { Rule } from './project.ts';

const deadLettersOf = ({ properties }: Resource): string | undefined =>
  idOf(json(properties['RedrivePolicy'])['deadLetterTargetArn'], 'Arn');

/** The queues that runs of scheduled functions go to which failed. */
const failedRunsIn = (template: Template): (string | undefined)[] =>
  functionsOf(template).map(({ properties }) => {
    const destinations = json(json(properties['EventInvokeConfig'])['DestinationConfig']);
    return idOf(json(destinations['OnFailure'])['Destination'], 'Arn');
  });

/** Whether a queue refuses who comes without TLS, once ProtectTables is true. */
const refusesPlainHttp = (template: Template, queue: string): boolean =>
  ofType(template, 'AWS::SQS::QueuePolicy')
    .filter(({ properties }) => listed(properties['Queues']).some((one) => idOf(one) === queue))
    .flatMap(({ properties }) => listed(json(properties['PolicyDocument'])['Statement']).flatMap(branchesOf))
    .map(json)
    .some(
      (statement) =>
        statement['Effect'] === 'Deny' &&
        statement['Principal'] === '*' &&
        statement['Action'] === 'sqs:*' &&
        statement['Resource'] === '*' &&
        String(json(json(statement['Condition'])['Bool'])['aws:SecureTransport']) === 'false',
    );

export const rings = (template: Template, queue: string): boolean =>
  ofType(template, 'AWS::CloudWatch::Alarm').some(
    ({ properties }) =>
      properties['Namespace'] === 'AWS/SQS' &&
      properties['MetricName'] === 'ApproximateNumberOfMessagesVisible' &&
      properties['Threshold'] === 0 &&
      properties['ComparisonOperator'] === 'GreaterThanThreshold' &&
      list(properties['Dimensions']).some(
        (dimension) =>
          json(dimension)['Name'] === 'QueueName' && idOf(json(dimension)['Value'], 'QueueName') === queue,
      ),
  );

/** The functions that are fed by a queue, each with the event source that says how. */
const consumersOf = (template: Template): { id: string; event: string; queue: unknown; timeoutS: number }[] =>
  functionsOf(template).flatMap(({ id, properties }) =>
    Object.entries(json(properties['Events']))
      .filter(([, event]) => json(event)['Type'] === 'SQS')
      .map(([event, source]) => ({
        id,
        event,
        queue: idOf(json(json(source)['Properties'])['Queue'], 'Arn'),
        // 3 seconds is AWS's default.
        timeoutS: Number(properties['Timeout'] ?? 3),
      })),
  );

export const queuesLoseNothing: Rule = ({ template }) => {
  const queues = ofType(template, 'AWS::SQS::Queue');
  const dead = new Set([...queues.map(deadLettersOf), ...failedRunsIn(template)]);
  const retentionOf = (id: string | undefined): number =>
    Number(queues.find((queue) => queue.id === id)?.properties['MessageRetentionPeriod'] ?? 345_600);
  return queues.flatMap((queue) => {
    const { id, properties } = queue;
    const encrypted = properties['SqsManagedSseEnabled'] === true || 'KmsMasterKeyId' in properties;
    const target = deadLettersOf(queue);
    return [
      ...(encrypted ? [] : ['is not encrypted']),
      ...(dead.has(id) || target !== undefined ? [] : ['has no dead-letter queue']),
      ...(target !== undefined && retentionOf(target) < retentionOf(id)
        ? ['keeps messages longer than its dead-letter queue']
        : []),
      ...(refusesPlainHttp(template, id) ? [] : ['no policy of it refuses requests without TLS']),
      ...(dead.has(id) && !rings(template, id) ? ['no alarm rings when it holds a message'] : []),
    ].map((fault) => `${id}: ${fault}`);
  });
};

export const consumersHaveTime: Rule = ({ template }) =>
  consumersOf(template).flatMap(({ id, queue, timeoutS }) => {
    const found = ofType(template, 'AWS::SQS::Queue').find((one) => one.id === queue);
    // 30 seconds is AWS's default.
    const visibilityS = Number(found?.properties['VisibilityTimeout'] ?? 30);
    return found && visibilityS >= 6 * timeoutS
      ? []
      : [`${id}: its queue must hide a message for ${6 * timeoutS} s, six times its timeout`];
  });

export const batchesArePartial: Rule = ({ template }) =>
  consumersOf(template)
    .filter(({ id, event }) => {
      const events = json(json(json(template.resources[id])['Properties'])['Events']);
      const types = json(json(events[event])['Properties'])['FunctionResponseTypes'];
      return JSON.stringify(types) !== '["ReportBatchItemFailures"]';
    })
    .map(({ id, event }) => `${id}: ${event} must have FunctionResponseTypes [ReportBatchItemFailures]`);

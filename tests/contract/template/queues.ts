import { json, list } from '../../../core/json.ts';
import { functionsOf } from './functions.ts';
import { idOf, ofType, type Resource, type Template } from './read.ts';
import type { Rule } from './project.ts';

const deadLettersOf = ({ properties }: Resource): string | undefined =>
  idOf(json(properties['RedrivePolicy'])['deadLetterTargetArn'], 'Arn');

const rings = (template: Template, queue: string): boolean =>
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
  const dead = new Set(queues.map(deadLettersOf));
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

import { json, list, type Json } from '../../../core/json.ts';
import { entryOf, functionsOf } from './functions.ts';
import { branchesOf, idOf, listed, ofType, type Resource, type Template } from './read.ts';
import type { Rule } from './project.ts';
import { callsIn } from './source.ts';

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

interface Consumer {
  readonly id: string;
  readonly event: string;
  readonly entry: string;
  readonly queue: Resource | undefined;
  /** How the queue feeds the function. */
  readonly source: Json;
  readonly timeoutS: number;
  readonly reserved: unknown;
}

/** The functions that are fed by a queue, each with the event source that says how. */
const consumersOf = (template: Template): Consumer[] =>
  functionsOf(template).flatMap((one) =>
    Object.entries(json(one.properties['Events']))
      .filter(([, event]) => json(event)['Type'] === 'SQS')
      .map(([event, told]) => ({ event, source: json(json(told)['Properties']) }))
      .map(({ event, source }) => ({
        id: one.id,
        event,
        entry: entryOf(one),
        queue: ofType(template, 'AWS::SQS::Queue').find(({ id }) => id === idOf(source['Queue'], 'Arn')),
        source,
        // 3 seconds is AWS's default.
        timeoutS: Number(one.properties['Timeout'] ?? 3),
        reserved: one.properties['ReservedConcurrentExecutions'],
      })),
  );

/** How long a queue hides a message; 30 seconds is AWS's default. */
const visibilityOf = (queue: Resource | undefined): number =>
  Number(queue?.properties['VisibilityTimeout'] ?? 30);

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

/**
 * Six times the function's timeout, as AWS recommends; where a heartbeat hides the message that is worked on, the
 * timeout itself, below which AWS makes no event source. A heartbeat hides no message that waits behind another.
 */
export const consumersHaveTime: Rule = ({ template, file }) =>
  consumersOf(template).flatMap(({ id, entry, queue, source, timeoutS }) => {
    const hasHeartbeat = callsIn(file(entry) ?? '').includes('keptHidden');
    const [times, least] = hasHeartbeat ? ['once', timeoutS] : ['six times', 6 * timeoutS];
    return [
      ...(queue && visibilityOf(queue) >= least
        ? []
        : [`${id}: its queue must hide a message for ${least} s, ${times} its timeout`]),
      ...(hasHeartbeat && source['BatchSize'] !== 1
        ? [`${id}: its heartbeat is for batches of one message`]
        : []),
    ];
  });

/** So long a message outlives that Lambda has no room for its function, in seconds. */
const OUTLIVED_S = 1200;

/**
 * A receive counts although the function could not be run. So no more messages are received than the function may
 * work on; and when it is the account that has no room, a message lives through it for a while.
 */
export const receivesAreForWork: Rule = ({ template }) =>
  consumersOf(template).flatMap(({ id, event, queue, source, reserved }) => {
    const most = json(source['ScalingConfig'])['MaximumConcurrency'];
    const deliveries = Number(json(queue?.properties['RedrivePolicy'])['maxReceiveCount'] ?? 0);
    return [
      ...(typeof most === 'number' ? [] : [`${id}: ${event} must have a MaximumConcurrency`]),
      ...(typeof reserved === 'number' && Number(most) > reserved
        ? [`${id}: ${event} receives more than the ${reserved} that the function may work on`]
        : []),
      ...(deliveries * visibilityOf(queue) >= OUTLIVED_S
        ? []
        : [`${id}: a message of its queue must live through ${OUTLIVED_S} s of receives`]),
    ];
  });

export const batchesArePartial: Rule = ({ template }) =>
  consumersOf(template)
    .filter(({ source }) => JSON.stringify(source['FunctionResponseTypes']) !== '["ReportBatchItemFailures"]')
    .map(({ id, event }) => `${id}: ${event} must have FunctionResponseTypes [ReportBatchItemFailures]`);

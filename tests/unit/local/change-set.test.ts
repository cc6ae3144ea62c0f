import { describe, expect, test } from '@jest/globals';
import { CloudFormationClient, CloudFormationServiceException } from '@aws-sdk/client-cloudformation';
import { S3Client } from '@aws-sdk/client-s3';
import { deployTemplate } from '../../../local/deploy/change-set.ts';
import type { Clients } from '../../../ops/clients.ts';
import { answerFor, CONFIG } from '../../shared/sdk.ts';

const EMULATOR = { endpoint: 'http://127.0.0.1:4566', region: 'us-west-2' };
const TEMPLATE = { Parameters: { Old: {}, New: {} }, Resources: {} };

/** A CloudFormation that answers so, and what it was sent. */
const cloud = (answers: Readonly<Record<string, object>>) => {
  const sent: { command: string; input: unknown }[] = [];
  const [cloudFormation, s3] = [new CloudFormationClient(CONFIG), new S3Client(CONFIG)];
  const stack = {
    StackName: 'trellis',
    StackStatus: 'UPDATE_COMPLETE',
    Parameters: [{ ParameterKey: 'Old' }],
  };
  const all: Readonly<Record<string, object>> = {
    CreateChangeSet: { Id: 'change' },
    DescribeChangeSet: { Status: 'CREATE_COMPLETE' },
    DescribeStacks: { Stacks: [stack] },
    ...answers,
  };
  const answer = async (command: string, input: object): Promise<object> => {
    sent.push({ command, input });
    const found = all[command] ?? {};
    if (found instanceof Error) throw found;
    return found;
  };
  answerFor(cloudFormation, answer);
  answerFor(s3, answer);
  const clients = { cloudFormation, s3 } as unknown as Clients;
  return { sent, deploy: () => deployTemplate(clients, EMULATOR, TEMPLATE, 'bucket', AbortSignal.any([])) };
};

test('a template is put in the bucket and deployed with the parameters that the stack has', async () => {
  const { sent, deploy } = cloud({});

  await deploy();

  const [create] = sent.filter(({ command }) => command === 'CreateChangeSet');
  expect(create?.input).toMatchObject({
    StackName: 'trellis',
    TemplateURL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:4566\/bucket\/dev\/[0-9a-f]{64}$/),
    // A new one has its default.
    Parameters: [{ ParameterKey: 'Old', UsePreviousValue: true }],
  });
  expect(sent.map(({ command }) => command)).toContain('ExecuteChangeSet');
});

test('where nothing has changed, nothing is executed', async () => {
  const reason = "The submitted information didn't contain changes.";
  const { sent, deploy } = cloud({ DescribeChangeSet: { Status: 'FAILED', StatusReason: reason } });

  await deploy();

  expect(sent.map(({ command }) => command)).not.toContain('ExecuteChangeSet');
});

describe('what went wrong is said', () => {
  const event = (LogicalResourceId: string, ResourceStatus: string, ResourceStatusReason = '') => ({
    LogicalResourceId,
    ResourceStatus,
    ResourceStatusReason,
  });
  test.each<[string, Readonly<Record<string, object>>, string]>([
    [
      'by CloudFormation of a template',
      {
        CreateChangeSet: new CloudFormationServiceException({
          name: 'ValidationError',
          message: 'Unrecognized resource types',
          $fault: 'client',
          $metadata: {},
        }),
      },
      'CloudFormation rejected the template: Unrecognized resource types',
    ],
    [
      'of a change set',
      { DescribeChangeSet: { Status: 'FAILED', StatusReason: 'Parameter Old has no value' } },
      'CloudFormation rejected the template: Parameter Old has no value',
    ],
    [
      'of each resource that failed, the first one first',
      {
        DescribeStacks: { Stacks: [{ StackName: 'trellis', StackStatus: 'UPDATE_ROLLBACK_COMPLETE' }] },
        DescribeStackEvents: {
          StackEvents: [
            event('Second', 'UPDATE_FAILED', 'cancelled'),
            event('First', 'CREATE_FAILED', 'no such thing'),
            event('trellis', 'UPDATE_IN_PROGRESS'),
            event('Earlier', 'CREATE_FAILED', 'of another day'),
          ],
        },
      },
      'The stack could not be changed (UPDATE_ROLLBACK_COMPLETE):\n  First: no such thing\n  Second: cancelled',
    ],
  ])('%s', async (_name, answers, says) => {
    const error = await cloud(answers)
      .deploy()
      .then(undefined, (thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'Problem', message: says });
  });
});

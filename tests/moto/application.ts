import { readFile } from 'node:fs/promises';
import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { contractOf, type Operation } from '../../generate/contract.ts';
import { type Json, json, list, text } from '../../core/json.ts';
import { type Answer, answerOf } from '../integration/target.ts';
import type { Aws } from './aws.ts';
import { gatewayEvent, recordOf, type Request } from './events.ts';
import type { Functions } from './functions.ts';
import type { Stack } from './stack.ts';

const operations = new Map(
  contractOf(await readFile('openapi.yaml', 'utf8')).operations.map((operation) => [operation.id, operation]),
);

/** All operations of the contract. */
export const OPERATIONS: readonly string[] = [...operations.keys()];

/** How long a message is waited for; invitations are delayed by ten seconds. */
const PATIENCE_MS = 30_000;

/** The application on a stack, where the tests are what calls functions on AWS. */
export const applicationOn = (aws: Aws, stack: Stack, api: Json, functions: Functions) => {
  /** What a resource is known by, by its name in the template. */
  const ref = (name: string): string => {
    const resource = stack.get(name);
    if (!resource) throw new Error(`moto has made no ${name}`);
    return resource.id;
  };
  /** The function to which the API sends an operation. */
  const functionOf = ({ method, path }: Operation): string => {
    const operation = json(json(json(api['paths'])[path])[method.toLowerCase()]);
    const uri = text(json(json(operation['x-amazon-apigateway-integration'])['uri'])['Fn::Sub']);
    const [, name] = /\$\{(\w+)\.Arn\}\/invocations$/.exec(uri) ?? [];
    if (name === undefined) throw new Error(`no function is behind ${method} ${path}`);
    return name;
  };
  return {
    /**
     * Calls an operation as its gateway does.
     * @throws Error when the contract has no such answer
     */
    async ask(id: string, sent: Request = {}): Promise<Answer> {
      const operation = operations.get(id);
      if (!operation) throw new Error(`the contract has no operation ${id}`);
      const event = gatewayEvent(operation, sent);
      const answer = json(await functions.invoke(functionOf(operation), event));
      const headers = new Headers(
        Object.entries(json(answer['headers'])).map(([name, value]) => [name, String(value)]),
      );
      for (const [name, values] of Object.entries(json(answer['multiValueHeaders'])))
        for (const value of list(values)) headers.append(name, String(value));
      const body =
        answer['isBase64Encoded'] === true
          ? Buffer.from(text(answer['body']), 'base64').toString()
          : text(answer['body']);
      const status = Number(answer['statusCode']);
      return answerOf(operation.method, text(event['path']), { status, headers }, body);
    },
    /**
     * Hands a queue's messages to its function, as Lambda does, and deletes those that it does not give back.
     * @param least how many are waited for
     * @returns how many were taken, and how many of them were given back
     */
    async deliver(
      queue: string,
      name: string,
      least: number,
    ): Promise<{ readonly taken: number; readonly back: number }> {
      const QueueUrl = ref(queue);
      let [taken, back] = [0, 0];
      for (const until = Date.now() + PATIENCE_MS; Date.now() < until;) {
        const asked = { QueueUrl, MaxNumberOfMessages: 1, WaitTimeSeconds: taken < least ? 5 : 0 };
        const { Messages: [message] = [] } = await aws.sqs.send(
          new ReceiveMessageCommand({ ...asked, MessageSystemAttributeNames: ['All'] }),
        );
        if (!message && taken >= least) break;
        if (!message) continue;
        const answer = json(await functions.invoke(name, { Records: [recordOf(message, QueueUrl)] }));
        const failed = list(answer['batchItemFailures']).length > 0;
        taken += 1;
        back += failed ? 1 : 0;
        if (!failed)
          await aws.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
      }
      return { taken, back };
    },
    invoke: functions.invoke,
    invoked: functions.invoked,
    aws,
    ref,
  };
};

export type Application = ReturnType<typeof applicationOn>;

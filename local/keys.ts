import { randomBytes } from 'node:crypto';
import {
  type APIGatewayClient,
  CreateApiKeyCommand,
  CreateUsagePlanKeyCommand,
  paginateGetApiKeys,
  paginateGetUsagePlanKeys,
} from '@aws-sdk/client-api-gateway';
import { PutItemCommand, type PutItemCommandInput } from '@aws-sdk/client-dynamodb';
import { hashOf } from '../core/http/keys.ts';
import { type Deployed, output } from './deploy/stack.ts';
import type { Clients } from './emulator/clients.ts';
import { STACK } from './places.ts';
import { Problem } from './problem.ts';

const NAME = `${STACK}-permits-demo`;

/** The registration of a key in our Keys table, which holds the hash of its value alone. */
export const registration = (table: string, keyId: string, value: string): PutItemCommandInput => ({
  TableName: table,
  Item: {
    hash: { S: hashOf(value) },
    keyId: { S: keyId },
    scope: { S: 'permits' },
    owner: { S: 'demo' },
  },
});

/** A value that nobody can guess: 48 hexadecimal digits. */
const freshValue = (): string => randomBytes(24).toString('hex');

const keyId = async (client: APIGatewayClient, value: string): Promise<string> => {
  const query = { nameQuery: NAME, includeValues: true };
  for await (const page of paginateGetApiKeys({ client }, query)) {
    const id = page.items?.find((key) => key.value === value)?.id;
    if (id !== undefined) return id;
  }
  const made = await client.send(new CreateApiKeyCommand({ name: NAME, value, enabled: true }));
  if (made.id === undefined) throw new Problem('The emulator made an API key without an id.');
  return made.id;
};

const isOnPlan = async (client: APIGatewayClient, usagePlanId: string, id: string): Promise<boolean> => {
  for await (const page of paginateGetUsagePlanKeys({ client }, { usagePlanId }))
    if (page.items?.some((key) => key.id === id)) return true;
  return false;
};

/**
 * Sees to it that there is a key of API Gateway, on the usage plan of this deployment, registered in
 * our Keys table. Safe to repeat.
 * @param wanted the value of an earlier run, which is kept
 * @returns the key's value
 */
export const permitsKey = async (clients: Clients, deployed: Deployed, wanted?: string): Promise<string> => {
  const value = wanted ?? freshValue();
  const usagePlanId = output(deployed, 'PermitsUsagePlanId');
  const id = await keyId(clients.gateway, value);
  if (!(await isOnPlan(clients.gateway, usagePlanId, id)))
    await clients.gateway.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId: id, keyType: 'API_KEY' }));
  await clients.dynamoDB.send(new PutItemCommand(registration(output(deployed, 'KeysTableName'), id, value)));
  return value;
};

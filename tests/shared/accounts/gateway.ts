import { APIGatewayClient, ConflictException, NotFoundException } from '@aws-sdk/client-api-gateway';
import { type Answer, CONFIG, fake, type Input } from '../sdk.ts';
import { BEFORE } from './usual.ts';

/** A key of API Gateway. */
export interface GatewayKey {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly createdDate: Date;
  enabled: boolean;
  plan?: string;
}

const valueOf = (id: string): string => `value-of-${id}`;

/** The keys of API Gateway in memory; it answers late. A key is on one plan at most. */
export const memoryGateway = () => {
  const keys = new Map<string, GatewayKey>();
  const faults = new Map<string, Error>();
  const usage = new Map<string, readonly (readonly number[])[]>();
  let made = 0;

  const add = (
    id: string,
    name: string,
    plan?: string,
    createdDate = new Date(BEFORE),
    value = valueOf(id),
  ): GatewayKey => {
    if ([...keys.values()].some((key) => key.id !== id && key.value === value))
      throw new ConflictException({ $metadata: {}, message: 'API Key already exists' });
    const key: GatewayKey = {
      id,
      name,
      value,
      createdDate,
      enabled: true,
      ...(plan !== undefined && { plan }),
    };
    keys.set(id, key);
    return key;
  };
  const found = (id: unknown): GatewayKey => {
    const key = keys.get(String(id));
    if (!key) throw new NotFoundException({ $metadata: {}, message: 'no such key' });
    return key;
  };

  const commands: Readonly<Record<string, (input: Input) => Answer>> = {
    CreateApiKey: ({ name, enabled, value }) => {
      const key = add(`made-${String((made += 1))}`, String(name), undefined, undefined, String(value));
      key.enabled = enabled === true;
      return { ...key };
    },
    GetApiKey: ({ apiKey }) => ({ ...found(apiKey) }),
    GetApiKeys: ({ nameQuery, includeValues }) => ({
      items: [...keys.values()]
        .filter(({ name }) => name.startsWith(String(nameQuery)))
        .map(({ value, ...key }) => ({ ...key, ...(includeValues === true && { value }) })),
    }),
    UpdateApiKey: ({ apiKey, patchOperations }) => {
      const [patch] = patchOperations as { path: string; value: string }[];
      if (patch?.path !== '/enabled') throw new Error('the gateway in memory changes only /enabled');
      found(apiKey).enabled = patch.value === 'true';
      return {};
    },
    CreateUsagePlanKey: ({ usagePlanId, keyId }) => {
      const key = found(keyId);
      if (key.plan !== undefined) throw new ConflictException({ $metadata: {}, message: 'on a plan' });
      key.plan = String(usagePlanId);
      return {};
    },
    GetUsagePlanKey: ({ usagePlanId, keyId }) => {
      if (found(keyId).plan !== usagePlanId)
        throw new NotFoundException({ $metadata: {}, message: 'not on it' });
      return {};
    },
    DeleteApiKey: ({ apiKey }) => {
      keys.delete(found(apiKey).id);
      return {};
    },
    GetUsage: ({ keyId }) => ({ items: { [String(keyId)]: usage.get(String(keyId)) ?? [] } }),
  };
  const failing = Object.fromEntries(
    Object.entries(commands).map(([command, run]) => [
      command,
      (input: Input): Answer => {
        const fault = faults.get(command);
        faults.delete(command);
        if (fault) throw fault;
        return run(input);
      },
    ]),
  );
  return {
    client: fake(new APIGatewayClient(CONFIG), failing).client,
    keys: keys as ReadonlyMap<string, Readonly<GatewayKey>>,
    add,
    /** What a key was used on each day of the last 90. */
    usage,
    /** Lets the next command of this name fail. */
    fail: (command: string, error: Error = new Error(`${command} is down`)) =>
      void faults.set(command, error),
  };
};

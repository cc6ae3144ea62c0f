import {
  type APIGatewayClient,
  BadRequestException,
  ConflictException,
  CreateApiKeyCommand,
  type CreateApiKeyCommandInput,
  CreateUsagePlanKeyCommand,
  DeleteApiKeyCommand,
  GetApiKeyCommand,
  type GetApiKeysCommandInput,
  GetUsagePlanKeyCommand,
  type GetUsageCommandInput,
  LimitExceededException,
  NotFoundException,
  paginateGetApiKeys,
  paginateGetUsage,
  TooManyRequestsException,
  UpdateApiKeyCommand,
  type UpdateApiKeyCommandInput,
} from '@aws-sdk/client-api-gateway';
import { Failure } from '../../../core/errors.ts';
import { describe, log } from '../../../core/log.ts';
import type { GatewayKey, GatewayKeys, UsagePair, ValuedKey } from '../keys/gateway.ts';
import type { Plan } from '../keys/key.ts';

/**
 * A new key, which opens nothing: the registry does not know it yet. By the tag the roles of a stack reach the stack's
 * own keys alone.
 */
const newKey = (name: string, value: string, stack: string): CreateApiKeyCommandInput => ({
  name,
  value,
  enabled: false,
  tags: { trellis: stack },
});

const PAGE = 500; // the most that the gateway gives

/** The keys whose names begin with a text: that is what nameQuery is. */
const keysNamed = (beginning: string, values: boolean): GetApiKeysCommandInput => ({
  nameQuery: beginning,
  includeValues: values,
  limit: PAGE,
});

const enabling = (id: string, enabled: boolean): UpdateApiKeyCommandInput => ({
  apiKey: id,
  patchOperations: [{ op: 'replace', path: '/enabled', value: String(enabled) }],
});

/** @param from YYYY-MM-DD, as is `to`, which is counted too */
const usageOf = (planId: string, id: string, from: string, to: string): GetUsageCommandInput => ({
  usagePlanId: planId,
  keyId: id,
  startDate: from,
  endDate: to,
  limit: PAGE,
});

/** What the gateway must tell of a key, which the SDK's types leave open. */
const told = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`the gateway returned a key without its ${what}`);
  return value;
};

/** Of a plan without a quota nothing remains, or no number that means anything. */
const pairFrom = ([used = 0, remaining]: readonly number[]): UsagePair =>
  remaining === undefined || remaining < 0 ? [used] : [used, remaining];

/** What the gateway refuses although nothing is wrong with the request; undefined for anything else. */
const refusalOf = (cause: unknown): Failure | undefined => {
  if (cause instanceof LimitExceededException)
    return new Failure(
      'KeyCapacityReached',
      'There are as many API keys as the gateway can hold: only the operator can make room',
      { cause },
    );
  return cause instanceof TooManyRequestsException
    ? new Failure('TooManyRequests', 'The gateway is busy: try again in a moment', { cause })
    : undefined;
};

const asked = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer;
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
};

/** The same calls; of what the gateway refuses for a limit of its own they throw a Failure. */
const withRefusals = (keys: GatewayKeys): GatewayKeys => ({
  create: (name, value) => asked(keys.create(name, value)),
  named: (name) => asked(keys.named(name)),
  value: (id) => asked(keys.value(id)),
  addToPlan: (plan, id) => asked(keys.addToPlan(plan, id)),
  enable: (id) => asked(keys.enable(id)),
  disable: (id) => asked(keys.disable(id)),
  remove: (id) => asked(keys.remove(id)),
  usage: (plan, id, from, to) => asked(keys.usage(plan, id, from, to)),
  async *ours(owner) {
    try {
      yield* keys.ours(owner);
    } catch (error) {
      throw refusalOf(error) ?? error;
    }
  },
});

/** @returns undefined for what is gone */
const unlessGone = async <T>(work: Promise<T>): Promise<T | undefined> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof NotFoundException) return undefined;
    throw error;
  }
};

/** What is at the gateway, by the names of the keys. */
const listing = (client: APIGatewayClient, stack: string) => {
  async function* list(beginning: string, values: boolean) {
    for await (const page of paginateGetApiKeys({ client }, keysNamed(beginning, values)))
      yield* page.items ?? [];
  }

  return {
    async named(name) {
      let oldest: (ValuedKey & { readonly at: number }) | undefined;
      for await (const key of list(name, true)) {
        if (key.name !== name) continue;
        const at = told(key.createdDate, 'creation').getTime();
        if (oldest === undefined || at < oldest.at)
          oldest = { id: told(key.id, 'id'), value: told(key.value, 'value'), at };
      }
      return oldest && { id: oldest.id, value: oldest.value };
    },
    async *ours(owner) {
      for await (const key of list(owner === undefined ? `${stack}/` : `${stack}/${owner}/`, false))
        yield {
          id: told(key.id, 'id'),
          name: told(key.name, 'name'),
          createdAt: told(key.createdDate, 'creation'),
        } satisfies GatewayKey;
    },
  } satisfies Partial<GatewayKeys>;
};

/** What has to do with the usage plans. */
const onPlans = (client: APIGatewayClient, planId: (plan: Plan) => Promise<string>) => {
  /** A key is on one plan of a stage at most: a conflict may also mean that it is on another one. */
  const isOn = async (usagePlanId: string, keyId: string): Promise<boolean> =>
    (await unlessGone(client.send(new GetUsagePlanKeyCommand({ usagePlanId, keyId })))) !== undefined;

  return {
    async addToPlan(plan, id) {
      const usagePlanId = await planId(plan);
      try {
        await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId: id, keyType: 'API_KEY' }));
      } catch (error) {
        if (error instanceof ConflictException && (await isOn(usagePlanId, id))) return;
        throw error;
      }
    },
    async usage(plan, id, from, to) {
      const days: UsagePair[] = [];
      const input = usageOf(await planId(plan), id, from, to);
      const read = async () => {
        for await (const page of paginateGetUsage({ client }, input))
          days.push(...(page.items?.[id] ?? []).map(pairFrom));
      };
      try {
        await unlessGone(read());
      } catch (error) {
        // A plan without a quota may have no usage to tell.
        if (!(error instanceof BadRequestException)) throw error;
        log.warn('the gateway tells no usage of a key', { keyId: id, error: describe(error) });
      }
      return days;
    },
  } satisfies Partial<GatewayKeys>;
};

/**
 * The keys at API Gateway. Its control plane takes five to ten calls a second of an account; a call too many
 * is answered by TooManyRequestsException, which the client's standard retry repeats with a growing delay; what then
 * still fails, and a key more than the account may have, is a Failure.
 * @param stack the stack's name, which begins the names of its keys
 * @param planId finds the id of a usage plan
 */
export const gatewayKeys = (
  client: APIGatewayClient,
  stack: string,
  planId: (plan: Plan) => Promise<string>,
): GatewayKeys => {
  const enable = (id: string, enabled: boolean) =>
    client.send(new UpdateApiKeyCommand(enabling(id, enabled)));

  const list = listing(client, stack);

  return withRefusals({
    ...list,
    ...onPlans(client, planId),
    async create(name, value): Promise<ValuedKey> {
      try {
        const made = await client.send(new CreateApiKeyCommand(newKey(name, value, stack)));
        // An id is shown, and logged.
        if (made.id === value) throw new Error('the gateway took the value of a key as its id');
        return { id: told(made.id, 'id'), value };
      } catch (error) {
        // The client repeats a call whose answer was lost, and no two keys have the same value.
        const made = error instanceof ConflictException ? await list.named(name) : undefined;
        if (made?.value === value) return made;
        throw error;
      }
    },
    async value(id) {
      return (await unlessGone(client.send(new GetApiKeyCommand({ apiKey: id, includeValue: true }))))?.value;
    },
    async enable(id) {
      await enable(id, true);
    },
    async disable(id) {
      await unlessGone(enable(id, false));
    },
    async remove(id) {
      await unlessGone(client.send(new DeleteApiKeyCommand({ apiKey: id })));
    },
  });
};

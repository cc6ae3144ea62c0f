import { setTimeout as pause } from 'node:timers/promises';
import { paginateListFunctions } from '@aws-sdk/client-lambda';
import { json, list, text } from '../../core/json.ts';
import type { Clients, Emulator } from '../../ops/clients.ts';
import { Problem } from '../../ops/problem.ts';
import { physicalIds } from '../deploy/scope.ts';
import type { LogEvent } from './entry.ts';
import { shortName } from './name.ts';

/** A function, and where it logs. */
export interface Logging {
  /** As people call it: `permits-load` for `PermitsLoadFunction`. */
  readonly name: string;
  readonly group: string;
}

/** The functions of the stack, by name. */
export const loggingFunctions = async (clients: Clients): Promise<Logging[]> => {
  const names = new Map([...(await physicalIds(clients))].map(([id, physical]) => [physical, shortName(id)]));
  const found: Logging[] = [];
  for await (const { Functions = [] } of paginateListFunctions({ client: clients.lambda }, {}))
    for (const { FunctionName = '', LoggingConfig } of Functions) {
      const name = names.get(FunctionName);
      if (name !== undefined)
        found.push({ name, group: LoggingConfig?.LogGroup ?? `/aws/lambda/${FunctionName}` });
    }
  return found.sort((one, other) => one.name.localeCompare(other.name));
};

/**
 * Picks the functions that are asked for; all when none is.
 * @param asked `permits-load` or `PermitsLoadFunction`
 * @throws Problem with the names that there are
 */
export const chosen = (functions: readonly Logging[], asked: readonly string[]): readonly Logging[] => {
  if (asked.length === 0) return functions;
  return asked.map((one) => {
    const found = functions.find(({ name }) => name === shortName(one));
    if (found) return found;
    const names = functions.map(({ name }) => name).join(', ');
    throw new Problem(`There is no function ${one}. The functions are: ${names}.`);
  });
};

interface Found extends LogEvent {
  readonly stream: string;
}

/** The events of one group since a moment. A function that was never called has no group. */
const eventsOf = async (
  { endpoint, region }: Emulator,
  { name, group }: Logging,
  since: number,
): Promise<Found[]> => {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'Logs_20140328.FilterLogEvents',
      // The emulator reads who asks, and no signature: its one user needs no client of CloudWatch for this.
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/logs/aws4_request, SignedHeaders=host, Signature=none`,
    },
    body: JSON.stringify({ logGroupName: group, startTime: since }),
  });
  const body = json(await answer.json());
  if (!answer.ok && !text(body['__type']).includes('ResourceNotFound'))
    throw new Problem(`The emulator could not return its logs: ${text(body['message'])}`);
  return list(body['events'])
    .map(json)
    .map((event) => ({
      timestamp: Number(event['timestamp']),
      name,
      message: text(event['message']),
      stream: text(event['logStreamName']),
    }));
};

/**
 * Reads logs, a piece after the other.
 * @param functions asked for each piece: a function may be added
 * @param since where the first piece begins, in milliseconds since 1970 UTC
 * @returns gives the events that it has not given yet, the oldest first
 */
export const logReader = (
  emulator: Emulator,
  functions: () => readonly Logging[],
  since: number,
): (() => Promise<LogEvent[]>) => {
  const places = new Map<string, { from: number; seen: ReadonlySet<string> }>();
  const keyOf = ({ stream, message }: Found): string => `${stream} ${message}`;
  return async () => {
    const pieces = await Promise.all(
      functions().map(async (one) => {
        const place = places.get(one.group) ?? { from: since, seen: new Set<string>() };
        places.set(one.group, place);
        const events = await eventsOf(emulator, one, place.from);
        const fresh = events.filter((event) => !place.seen.has(keyOf(event)));
        const latest = Math.max(place.from, ...events.map(({ timestamp }) => timestamp));
        // More may come in the same millisecond: it is asked for again.
        const last = events.filter(({ timestamp }) => timestamp === latest).map(keyOf);
        place.seen = new Set(latest === place.from ? [...place.seen, ...last] : last);
        place.from = latest;
        return fresh;
      }),
    );
    return pieces.flat().sort((one, other) => one.timestamp - other.timestamp);
  };
};

/** How often a log that is followed is read. */
const EVERY_MS = 500;

/** Hands over what a reader gives, until the signal fires. */
export const follow = async (
  next: () => Promise<LogEvent[]>,
  show: (events: readonly LogEvent[]) => void,
  signal: AbortSignal,
): Promise<void> => {
  while (!signal.aborted) {
    show(await next());
    await pause(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
};

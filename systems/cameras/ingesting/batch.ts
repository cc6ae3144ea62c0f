import { inPieces } from '../../../core/pieces.ts';
import { s3Objects, type RemainingMs } from '../../../core/events.ts';
import { utcHour } from '../clip/clip.ts';
import { clipId } from '../clip/object-keys.ts';
import type { Change } from '../counts/adding.ts';
import { type CameraSettings, type Found, inspect } from './inspecting.ts';
import type { Objects } from './objects.ts';
import { settle, videosAbout } from './settling.ts';
import type { ClipStore } from './store.ts';

export interface IngestPorts extends CameraSettings {
  readonly objects: Objects;
  readonly store: ClipStore;
}

/** A message of the queue: what S3 reports of objects. */
export interface Message {
  readonly messageId: string;
  readonly body: string;
}

/** Why some have failed, by what has. */
type Failures<K> = ReadonlyMap<K, unknown>;

/** So many objects are worked on at a time. */
const AT_ONCE = 5;
/** No object is begun with less time than this left, in milliseconds. */
const RESERVE_MS = 20_000;

/** Does some work for each, a few at a time; a failure does not stop the others. */
const forEach = async <T>(
  all: readonly T[],
  work: (one: T) => Promise<void>,
  failed: (one: T, error: unknown) => void,
): Promise<void> => {
  for (const piece of inPieces(all, AT_ONCE))
    await Promise.all(piece.map((one) => work(one).catch((error: unknown) => void failed(one, error))));
};

/** The key of a group: a camera's clips of an hour are counted in one go. */
const groupOf = ({ key, clip }: Found): string =>
  clip ? `${clip.camera_name}/${utcHour(clip.event_ts)}` : key;

const groupsIn = (all: Iterable<Found>): Found[][] => {
  const groups = new Map<string, Found[]>();
  for (const found of all) groups.set(groupOf(found), [...(groups.get(groupOf(found)) ?? []), found]);
  return [...groups.values()];
};

/** Keeps what other videos are shown with, or forgets it where its object is gone or no such thing any more. */
const keepClaim = async (store: ClipStore, { filed, key, claimed }: Found): Promise<void> => {
  const claim = { key, until: claimed?.until };
  if (filed?.kind === 'small') await store.claimSmall(clipId(filed.of), claim);
  if (filed?.kind === 'thumbnail') await store.claimThumbnail(filed.name, claim);
};

/** Whether an object is still the one that was looked at. */
const isAsSeen = async (objects: Objects, { key, seen }: Found): Promise<boolean> => {
  const now = await objects.head(key);
  return now?.etag === seen?.etag && now?.arrivedMs === seen?.arrivedMs;
};

/** Whether something may have been written of it, by what of it has changed. */
const isWritten = ({ filed }: Found, change: Change | undefined): boolean =>
  change !== undefined || (filed !== undefined && filed.kind !== 'clip');

/** Keeps what a group of objects turned out to be. @returns what of the clips has changed */
const keep = async (store: ClipStore, group: readonly Found[]): Promise<readonly Change[]> => {
  const changes = await store.put(group.map(({ key, clip }) => ({ id: clipId(key), ...(clip && { clip }) })));
  for (const found of group) {
    await keepClaim(store, found);
    if (found.skipped) await store.skip(found.skipped);
  }
  return changes;
};

/** Takes objects in. @returns why some have failed, by their keys */
const takeIn = async (
  ports: IngestPorts,
  keys: readonly string[],
  remainingMs: RemainingMs,
): Promise<Failures<string>> => {
  const failures = new Map<string, unknown>();
  const failed = (key: string, error: unknown): void => void failures.set(key, error);
  const found = new Map<string, Found>();
  const changed = new Map<string, Change>();

  const look = async (key: string): Promise<void> => {
    if (remainingMs() < RESERVE_MS) throw new Error('no time left, back to the queue');
    found.set(key, await inspect(ports.objects, ports, key));
  };
  await forEach(keys, look, failed);

  await forEach(
    groupsIn(found.values()),
    async (group) => {
      for (const change of await keep(ports.store, group))
        changed.set((change.after ?? change.before)?.object_key ?? '', change);
    },
    (group, error) => {
      for (const { key } of group) failed(key, error);
    },
  );

  const settleAbout = async ([key, one]: readonly [string, Found]): Promise<void> => {
    for (const id of new Set(await videosAbout(ports.store, one, changed.get(key))))
      await settle(ports.store, id);
    // Of two objects that have had one key, the later may have been kept first; and this one may be gone by now.
    if (isWritten(one, changed.get(key)) && !(await isAsSeen(ports.objects, one)))
      throw new Error('the object was replaced while it was read');
  };
  await forEach(
    [...found].filter(([key]) => !failures.has(key)),
    settleAbout,
    ([key], error) => void failed(key, error),
  );
  return failures;
};

/**
 * Takes in what messages tell of. All that is done may be done again: what is found done stays as it is.
 * @returns why some messages are to be delivered again, by their ids
 */
export const ingest = async (
  ports: IngestPorts,
  messages: readonly Message[],
  remainingMs: RemainingMs,
): Promise<Failures<string>> => {
  const failures = new Map<string, unknown>();
  const keysOf = new Map<string, readonly string[]>();
  for (const { messageId, body } of messages)
    try {
      keysOf.set(
        messageId,
        s3Objects(body).map(({ key }) => key),
      );
    } catch (error) {
      failures.set(messageId, error);
    }
  const failed = await takeIn(ports, [...new Set([...keysOf.values()].flat())], remainingMs);
  for (const [messageId, keys] of keysOf) {
    const key = keys.find((one) => failed.has(one));
    if (key !== undefined) failures.set(messageId, failed.get(key));
  }
  return failures;
};

/** The longest that a message which failed waits for its next delivery, in seconds. */
const LONGEST_S = 900;

/** How long a message that failed waits for its next delivery, in seconds: 2, 4, 8… @param received how often it came */
export const waitS = (received: string): number => Math.min(2 ** (Number(received) || 1), LONGEST_S);

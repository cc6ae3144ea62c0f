import type { components } from '../../../core/contract/types.ts';
import type { Cursors } from '../../../core/cursor.ts';
import { Failure } from '../../../core/errors.ts';
import type { S3Object } from '../../../core/events.ts';
import { REPORTS } from '../claims/file.ts';
import type { LoadRecord, LoadState } from '../loading/load-record.ts';
import { loadAnswer } from './answer.ts';

type Schemas = components['schemas'];

/** The records of loads, as admins see and change them. */
export interface LoadRecords {
  /**
   * A part of the list, newest first.
   * @param after the id after which it begins; from the newest without one
   * @returns `next` is the id after which the list goes on; undefined at its end
   */
  page(asked: {
    readonly state: LoadState | undefined;
    readonly limit: number;
    readonly after: string | undefined;
  }): Promise<{ readonly records: readonly LoadRecord[]; readonly next: string | undefined }>;
  find(id: string): Promise<LoadRecord | undefined>;
  /** Queues a load again. @returns false if its state has changed since it was read */
  queue(load: LoadRecord): Promise<boolean>;
}

/** What managing loads needs from outside. */
export interface ManagingPorts {
  readonly loads: LoadRecords;
  readonly cursors: Cursors;
  /** A form that uploads an object of this key. */
  readonly formFor: (key: string) => Promise<Schemas['FormConfig']>;
  /** Where the rejected rows of a load can be read for a while. */
  readonly rejectsUrl: (loadId: string) => Promise<string>;
  /** Tells the loading function of an object, as S3 does. */
  readonly announce: (object: S3Object) => Promise<void>;
}

/** A page of loads, newest first. */
export const listLoads = async (
  { loads, cursors }: Pick<ManagingPorts, 'loads' | 'cursors'>,
  caller: string,
  {
    state,
    limit = 20,
    cursor,
  }: {
    readonly state?: LoadState | undefined;
    readonly limit?: number | undefined;
    readonly cursor?: string | undefined;
  },
): Promise<Schemas['LoadPage']> => {
  const binding = { operation: 'listLoads', caller, state };
  // It is one that we have signed, so it has this form.
  const after = cursor === undefined ? undefined : ((await cursors.open(binding, cursor)) as string);
  const { records, next } = await loads.page({ state, limit, after });
  return {
    items: records.map((one) => loadAnswer(one)),
    ...(next !== undefined && { cursor: await cursors.seal(binding, next) }),
  };
};

const found = async ({ loads }: Pick<ManagingPorts, 'loads'>, id: string): Promise<LoadRecord> => {
  const load = await loads.find(id);
  if (!load) throw new Failure('NotFound', 'No load has this id');
  return load;
};

/** A load, and where its rejected rows are. */
export const getLoad = async (
  ports: Pick<ManagingPorts, 'loads' | 'rejectsUrl'>,
  id: string,
): Promise<Schemas['Load']> => {
  const load = await found(ports, id);
  return loadAnswer(load, load.rejected > 0 ? await ports.rejectsUrl(id) : undefined);
};

/** A form that drops a file where the loading function hears of it. */
export const askToLoad = (
  { formFor }: Pick<ManagingPorts, 'formFor'>,
  { fileName }: Schemas['NewLoad'],
): Promise<Schemas['FormConfig']> => formFor(`${REPORTS}${fileName}`);

const RETRIED: readonly LoadState[] = ['failed', 'refused', 'queued'];

/**
 * Loads the same version of a file again. Repeated, it announces it again, which changes nothing more.
 * @throws Failure Conflict when the load is not one that can be repeated
 */
export const retryLoad = async (
  ports: Pick<ManagingPorts, 'loads' | 'announce'>,
  id: string,
): Promise<Schemas['Load']> => {
  const load = await found(ports, id);
  if (!RETRIED.includes(load.state) || !(await ports.loads.queue(load)))
    throw new Failure('Conflict', 'Only a load that is failed or refused can be repeated');
  const { bucket, file, etag, sequencer, size, time } = load;
  await ports.announce({ bucket, key: file, etag, sequencer, size, time });
  return loadAnswer({ ...load, state: 'queued', reason: '', finished_at: '' });
};

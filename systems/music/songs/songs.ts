import { Failure } from '../../../core/errors.ts';
import { comeBack, isYoung, type TablePorts } from '../tables/tables.ts';

/** What a song is found by in its table. */
export interface SongKey {
  readonly artist: string;
  readonly songTitle: string;
}

/** A song, as a table keeps it. */
export interface Song extends SongKey {
  readonly albumTitle: string;
}

/** The songs of all tables. Each call returns undefined when the table cannot be used. */
export interface Songs {
  readonly put: (table: string, song: Song) => Promise<'done' | undefined>;
  /** Sets the album; a song that is not there is added. */
  readonly setAlbum: (table: string, song: Song) => Promise<'done' | undefined>;
  readonly get: (table: string, key: SongKey) => Promise<{ readonly song: Song | undefined } | undefined>;
  readonly remove: (table: string, key: SongKey) => Promise<'done' | undefined>;
}

/**
 * Does something with the songs of a table; where that cannot be used, finds out why.
 * @throws Failure Conflict, with the time to wait, for a table that is being created
 * @throws Failure NotFound for one that does not exist or is being deleted
 */
export const inTable = async <T>(
  { tables, registry, now }: Pick<TablePorts, 'tables' | 'registry' | 'now'>,
  table: string,
  work: () => Promise<T | undefined>,
): Promise<T> => {
  const done = await work();
  if (done !== undefined) return done;
  const state = await tables.stateOf(table);
  const isGone = async () => {
    const known = await registry.find(table);
    return !known || !isYoung(known, now());
  };
  if (state === 'deleting' || (state === 'absent' && (await isGone())))
    throw new Failure('NotFound', `There is no table ${table}`);
  throw comeBack(`The table ${table} is being created`);
};

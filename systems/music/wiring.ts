import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { musicRegistry } from './aws/registry.ts';
import { songsIn } from './aws/songs.ts';
import { musicTables } from './aws/tables.ts';
import type { Songs } from './songs/songs.ts';
import type { TablePorts } from './tables/tables.ts';

/** What is known of a deployment. */
export interface MusicSettings {
  readonly stack: string;
  /** The table of the registry. */
  readonly registry: string;
  /** The most tables of songs. */
  readonly most: number;
}

/** The parts of the music system. */
export const musicParts = (
  db: DynamoDBClient,
  { stack, registry, most }: MusicSettings,
): TablePorts & { readonly songs: Songs } => ({
  tables: musicTables(db, stack),
  registry: musicRegistry(db, registry),
  songs: songsIn(db, stack),
  most,
  now: () => Date.now(),
  newId: randomUUID,
  pause: (ms) => setTimeout(ms),
});

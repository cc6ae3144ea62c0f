import { stopMinistack } from '../emulator/ministack.ts';
import type { State } from '../places.ts';
import { end, isAlive } from './identity.ts';
import { readRecord, release } from './record.ts';

/** Longer than the supervisor gives the emulator to save its state. */
const STOP_MS = 60_000;

/**
 * Ends what runs a stack, and waits until it is gone.
 * @returns whether anything ran
 */
export const stop = async (state: State): Promise<boolean> => {
  const record = await readRecord(state.run);
  if (!record) return false;
  const ran = await isAlive(record.supervisor);
  await end(record.supervisor, STOP_MS);
  // A supervisor that was killed leaves its emulator behind.
  if (record.ministack) await stopMinistack(record.ministack, state);
  await release(state.run);
  return ran;
};

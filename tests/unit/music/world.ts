import { memoryTables } from '../../shared/table.ts';
import { musicParts } from '../../../systems/music/wiring.ts';

export const NOW_MS = Date.UTC(2026, 0, 31, 9);

/** The music of a stack over tables in memory, and a clock that goes on when somebody waits. */
export const world = (most = 20) => {
  const memory = memoryTables({ Registry: { hash: 'pk', range: 'sk' } });
  let nowMs = NOW_MS;
  const parts = {
    ...musicParts(memory.db, { stack: 'trellis', registry: 'Registry', most }),
    now: () => nowMs,
    pause: async (ms: number) => void (nowMs += ms),
  };
  return {
    ...memory,
    parts,
    pass: (ms: number) => void (nowMs += ms),
    /** The names that are registered, and the number that is counted. */
    counted: () => {
      const items = memory.items('Registry');
      return {
        names: items.filter(({ pk }) => pk?.S === 'TABLE').map(({ name }) => name?.S),
        count: Number(items.find(({ pk }) => pk?.S === 'COUNT')?.['tableCount']?.N ?? 0),
      };
    },
    waited: () => nowMs - NOW_MS,
  };
};

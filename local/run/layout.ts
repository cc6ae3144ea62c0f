import { isThere, readJson, writeJson } from '../../ops/files.ts';
import { Problem } from '../../ops/problem.ts';
import { type State, stateAt } from '../places.ts';

/**
 * The layout of the data that a local stack keeps. Raise it with a change that a deployment over older data would
 * not survive, such as another name of a bucket or other keys of a table: the new resource would begin empty, and
 * what was in the old one would be left behind.
 *
 * 1: nothing was written down. 2: the names of buckets hold the stack's id.
 * 3: permits are kept as claims of their files.
 */
export const LAYOUT = 3;

/** The command that deletes this state. */
const resetOf = ({ dir }: State): string =>
  dir === stateAt('.local').dir ? 'npm run reset' : `npm run reset -- --state ${dir}`;

/**
 * Changes nothing.
 * @throws Problem when the state holds data of another layout; data without one are older than layouts are
 */
export const refuseOtherLayout = async (state: State): Promise<void> => {
  if (!(await isThere(state.emulator))) return;
  const { layout } = await readJson(state.layout);
  if (layout === LAYOUT) return;
  const made = Number(layout ?? 1) < LAYOUT ? 'an older' : 'a newer';
  throw new Problem(
    [
      `The data of this local stack comes from ${made} version of Trellis, which stored it differently.`,
      'Nothing has been changed. To delete the data and start anew, run:',
      `  ${resetOf(state)}`,
    ].join('\n'),
  );
};

/** Writes down which layout the data will have; to be called before there are any. */
export const recordLayout = (state: State): Promise<void> => writeJson(state.layout, { layout: LAYOUT });

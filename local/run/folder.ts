import { access, constants, mkdir, readdir } from 'node:fs/promises';
import { text } from '../../core/json.ts';
import { hasCode, readJson, refusalOf } from '../../ops/files.ts';
import { Problem } from '../../ops/problem.ts';
import { STACK, type State, stateAt } from '../places.ts';
import { recordLayout } from './layout.ts';

/** What a person reads when a folder cannot hold the state of a stack. */
const unusable = ({ dir }: State, error: unknown): Problem =>
  new Problem(
    [
      `The state folder ${dir} cannot be used: ${refusalOf(error)?.why ?? String(error)}.`,
      'Choose another one with --state, or make room for it.',
    ].join('\n'),
    { cause: error },
  );

/** The names of what is in a folder; empty if the folder does not exist. */
export const namesIn = async (folder: string): Promise<string[]> => {
  try {
    return await readdir(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
};

/** The names in the state folder. */
const stateNames = async (state: State): Promise<string[]> => {
  try {
    return await namesIn(state.dir);
  } catch (error) {
    throw unusable(state, error);
  }
};

/**
 * Whether a stack keeps its state in a folder, or may: others have folders named `build` and `logs`, too. The layout
 * marks it; a state that is older than layouts is known by what it holds.
 */
const isState = async (state: State): Promise<boolean> => {
  if ((await stateNames(state)).length === 0) return true;
  const { layout } = await readJson(state.layout);
  if (typeof layout === 'number' || state.dir === stateAt('.local').dir) return true;
  const ours = [...(await namesIn(state.emulator))].sort().join();
  const [built, endpoints] = [await readJson(state.built), await readJson(state.endpoints)];
  return ours === 's3,state' || text(built['inputs']) !== '' || text(endpoints['stack']) === STACK;
};

/**
 * Makes the folder for the state of a stack, unless it is there, and marks it as one.
 * @throws Problem when it cannot be made, cannot be read and written, or holds something else
 */
export const makeFolder = async (state: State): Promise<void> => {
  try {
    await mkdir(state.dir, { recursive: true, mode: 0o700 });
    await access(state.dir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unusable(state, error);
  }
  if ((await stateNames(state)).length === 0) await recordLayout(state);
  else if (!(await isState(state)))
    throw new Problem(
      [
        `The folder ${state.dir} holds other files, and no stack keeps its state in it.`,
        'Give --state a folder that is empty or does not exist yet: npm run reset deletes folders such as build and logs in it.',
      ].join('\n'),
    );
};

/** @throws Problem when a folder holds something else than the state of a stack, or cannot be read */
export const refuseOtherFolder = async (state: State): Promise<void> => {
  if (await isState(state)) return;
  throw new Problem(
    [
      `${state.dir} is not the state folder of a local stack, and has been left as it is.`,
      'Give --state the folder that the stack was started with.',
    ].join('\n'),
  );
};

import { readdir } from 'node:fs/promises';
import { text } from '../../core/json.ts';
import { hasCode, readJson } from '../../ops/files.ts';
import { Problem } from '../../ops/problem.ts';
import { STACK, type State, stateAt } from '../places.ts';

/** The names of what is in a folder; empty if the folder does not exist. */
export const namesIn = async (folder: string): Promise<string[]> => {
  try {
    return await readdir(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
};

/** Whether a stack keeps its state in a folder, or may: others have folders named `build` and `logs`, too. */
const isState = async (state: State): Promise<boolean> => {
  if ((await namesIn(state.dir)).length === 0) return true;
  const { layout } = await readJson(state.layout);
  if (typeof layout === 'number' || state.dir === stateAt('.local').dir) return true;
  const ours = [...(await namesIn(state.emulator))].sort().join();
  const [built, endpoints] = [await readJson(state.built), await readJson(state.endpoints)];
  return ours === 's3,state' || text(built['inputs']) !== '' || text(endpoints['stack']) === STACK;
};

/** @throws Problem when a folder holds something else than the state of a stack */
export const refuseOtherFolder = async (state: State): Promise<void> => {
  if (!(await isState(state))) throw new Problem(`${state.dir} is not the state folder of a local stack.`);
};

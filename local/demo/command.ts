import { clientsOf } from '../../ops/clients.ts';
import { deployedStack } from '../../ops/deployed.ts';
import { Problem } from '../../ops/problem.ts';
import { STACK, type State } from '../places.ts';
import { runningEmulator } from '../run/running.ts';
import { uploadClips } from './cameras.ts';

/**
 * Uploads what cameras have recorded up to now to a running stack.
 * @returns what to print
 * @throws Problem when no stack runs
 */
export const demoCameras = async (state: State): Promise<string> => {
  const clients = clientsOf(await runningEmulator(state));
  const deployed = await deployedStack(clients, STACK);
  if (!deployed) throw new Problem('The stack is not deployed. Start it again with: npm start');
  return `${String(await uploadClips(clients, deployed))} videos and snapshots of three cameras are there.`;
};

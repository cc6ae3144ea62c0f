import { InvokeCommand } from '@aws-sdk/client-lambda';
import { json } from '../core/json.ts';
import { output } from './deployed.ts';
import { Problem } from './problem.ts';
import { reachStack, type Which } from './reach.ts';

/**
 * Runs the reconciler once.
 * @returns what it repaired, a line for each kind
 * @throws Problem when it failed
 */
export const reconcileNow = async (which: Which): Promise<string> => {
  const { lambda, deployed } = await reachStack(which);
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: output(deployed, 'UsersReconcileFunctionName'), Payload: '{}' }),
  );
  const answer = json(JSON.parse(Buffer.from(Payload ?? []).toString('utf8') || '{}'));
  if (FunctionError !== undefined || 'errorMessage' in answer)
    throw new Problem('The reconciler failed. Its log says why.');
  const counts = Object.entries(answer).filter(([, count]) => count !== 0);
  if (counts.length === 0) return 'Nothing to repair.';
  return counts.map(([what, count]) => `${String(count).padStart(5)}  ${what}`).join('\n');
};

import { LoadUnderWay } from '../systems/permits/aws/reindexing.ts';
import { shardCount } from '../systems/permits/search/keys.ts';
import { reindexer } from '../systems/permits/wiring.ts';
import { output } from './deployed.ts';
import { Problem } from './problem.ts';
import { reachStack, type Which } from './reach.ts';

/**
 * Gives the rows of permits the search keys that they should have, and counts them anew.
 * @returns what to print
 * @throws Problem when the stack is not reached, and while permits are loaded
 */
export const reindexPermits = async (which: Which): Promise<string> => {
  const { deployed, dynamoDB } = await reachStack(which);
  const table = output(deployed, 'PermitsTableName');
  const shards = shardCount(deployed.parameters.get('PermitSearchShards') ?? '1');
  try {
    const { permits, mended, rows } = await reindexer(dynamoDB, { table, shards })();
    return `${permits} permits with ${rows} rows can be found. The search keys of ${mended} rows were mended.`;
  } catch (error) {
    if (!(error instanceof LoadUnderWay)) throw error;
    throw new Problem('A file of permits is being loaded. Run this again when it has been loaded.');
  }
};

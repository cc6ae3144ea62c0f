import { Failure } from '../../../core/errors.ts';
import { describe, log } from '../../../core/log.ts';
import { textOfEvent, valueOf } from '../exact/doubles.ts';
import { exactOf } from '../exact/exact.ts';
import { type Outcome, run, type RunPorts } from './run.ts';

export const CONDITION_FAILED = 'The conditional request failed';

const resultOf = (outcome: Outcome): unknown => {
  if (!outcome.isMet) throw new Failure('Conflict', CONDITION_FAILED);
  return valueOf(exactOf(outcome.text));
};

/**
 * Does what the event of a direct invocation asks for.
 * @returns the result alone
 * @throws Failure for what cannot be done; another error says nothing about its cause
 */
export const invoked = async (ports: RunPorts, event: unknown): Promise<unknown> => {
  try {
    const result = resultOf(await run(ports, exactOf(textOfEvent(event))));
    log.info('direct invocation');
    return result;
  } catch (error) {
    if (error instanceof Failure) {
      log.info('direct invocation', { code: error.code });
      throw error;
    }
    log.error('direct invocation failed', { error: describe(error) });
    throw new Error('Internal server error', { cause: error });
  }
};

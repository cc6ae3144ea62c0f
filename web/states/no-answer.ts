/** A change of which no answer came. It may have been carried out, so it is not repeated unseen. */
export class NoAnswer extends Error {
  // A literal: constructor.name does not survive minifying.
  override readonly name = 'NoAnswer';
}

/**
 * The outcome of a change.
 * @throws NoAnswer in place of the TypeError of `fetch`; anything else as it is
 */
export const outcomeOf = async <T>(change: Promise<T>): Promise<T> => {
  try {
    return await change;
  } catch (error) {
    throw error instanceof TypeError ? new NoAnswer('No answer came', { cause: error }) : error;
  }
};

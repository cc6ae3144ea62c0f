import { Problem } from '../../ops/problem.ts';

/**
 * Reads a text that a person writes.
 * @throws Problem with what is wrong with it, without a stack
 */
export const readable = async <T>(what: string, read: () => Promise<T>): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    throw error instanceof Error ? new Problem(`${what}: ${error.message}`, { cause: error }) : error;
  }
};

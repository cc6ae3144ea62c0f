import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { outcomeOf } from './no-answer.ts';

/** A change that a page makes, and what came of it. */
export interface Change<Input, Output> {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly data: Output | undefined;
  readonly mutate: (input: Input, options?: { readonly onSuccess?: (output: Output) => void }) => void;
}

/**
 * A change of what the API holds. It is sent once, however often its button is pressed until the answer is there. What
 * it may have changed is read anew, also when it failed: an answer can get lost on its way.
 *
 * @param reads the beginnings of the keys of what is read anew
 */
export const useChange = <Input, Output>(
  change: (input: Input) => Promise<Output>,
  reads: readonly QueryKey[],
): Change<Input, Output> => {
  const client = useQueryClient();
  const isUnderWay = useRef(false);
  const { isPending, error, data, mutate } = useMutation({
    mutationFn: (input: Input) => outcomeOf(change(input)),
    // Without a network it fails at once. It must not be sent later, unseen.
    networkMode: 'always',
    onSettled: async (_output, failure) => {
      const reading = Promise.all(reads.map((queryKey) => client.invalidateQueries({ queryKey })));
      if (failure === null) await reading;
      isUnderWay.current = false;
    },
  });
  return {
    isPending,
    error,
    data,
    mutate: (input, options = {}) => {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      mutate(input, options);
    },
  };
};

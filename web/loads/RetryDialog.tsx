import Box from '@cloudscape-design/components/box';
import { Question } from '../states/Question.tsx';
import type { Load } from './load.ts';
import { useRetry } from './queries.ts';

/** Loads the same version of a file again. */
export const RetryDialog = ({
  of: { id, file, state },
  onClose,
}: {
  readonly of: Load;
  readonly onClose: () => void;
}) => {
  const retry = useRetry(id);
  return (
    <Question
      heading={`Load ${file} again?`}
      answer="Load again"
      sending={retry.isPending}
      error={retry.error}
      onAnswer={() => {
        retry.mutate(undefined, { onSuccess: onClose });
      }}
      onClose={onClose}
    >
      <Box>
        The same version of the file is loaded again.{' '}
        {state === 'refused'
          ? 'It helps when Trellis was updated meanwhile, and reads now what it refused. Otherwise mend the file, and upload it under the same name.'
          : 'It helps after an outage. What was loaded before is not doubled.'}
      </Box>
    </Question>
  );
};

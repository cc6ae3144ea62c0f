import Box from '@cloudscape-design/components/box';
import { notify } from '../shell/notices.ts';
import { Question } from '../states/Question.tsx';
import { type Key, keyName } from './key.ts';
import { type KeySource, useKeyDeletion } from './source.ts';

export const DeleteDialog = ({
  of,
  source,
  onClose,
}: {
  readonly of: Key;
  readonly source: KeySource;
  readonly onClose: () => void;
}) => {
  const deletion = useKeyDeletion(source);
  return (
    <Question
      heading={`Delete ${keyName(of)}?`}
      answer="Delete"
      sending={deletion.isPending}
      error={deletion.error}
      onAnswer={() => {
        deletion.mutate(of.id, {
          onSuccess: () => {
            notify({ type: 'success', content: `${keyName(of)} was deleted.` });
            onClose();
          },
        });
      }}
      onClose={onClose}
    >
      <Box>
        Programs that use the key ending in <strong>{of.lastFour}</strong> are rejected within a minute. Keys
        that it replaced are deleted with it. This cannot be undone.
      </Box>
    </Question>
  );
};

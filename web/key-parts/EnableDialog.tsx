import Box from '@cloudscape-design/components/box';
import { notify } from '../shell/notices.ts';
import { Question } from '../states/Question.tsx';
import { type Key, keyName } from './key.ts';
import { type KeySource, useEnabling } from './source.ts';

/** Disables a key, or enables it again. */
export const EnableDialog = ({
  of,
  source,
  enabled,
  onClose,
}: {
  readonly of: Key;
  readonly source: KeySource;
  readonly enabled: boolean;
  readonly onClose: () => void;
}) => {
  const change = useEnabling(source);
  const verb = enabled ? 'Enable' : 'Disable';
  return (
    <Question
      heading={`${verb} ${keyName(of)}?`}
      answer={verb}
      sending={change.isPending}
      error={change.error}
      onAnswer={() => {
        change.mutate(
          { keyId: of.id, enabled },
          {
            onSuccess: () => {
              notify({ type: 'success', content: `${keyName(of)} was ${verb.toLowerCase()}d.` });
              onClose();
            },
          },
        );
      }}
      onClose={onClose}
    >
      <Box>
        {enabled
          ? 'Programs that use the key are served again.'
          : `Programs that use the key are rejected within a minute. Keys that it replaced are disabled with it. ${source.isOwn ? 'You can enable it again.' : 'Its owner cannot enable it: only an admin can.'}`}
      </Box>
    </Question>
  );
};

import { useState } from 'react';
import { type Key, keyName } from '../key-parts/key.ts';
import { notify } from '../shell/notices.ts';
import { besides } from '../states/explain.ts';
import { Question } from '../states/Question.tsx';
import { dayOf, expiryOf } from './expiry.ts';
import { KeyFields, type KeyWords } from './KeyFields.tsx';
import { useKeyEdit } from './queries.ts';

/** Renames a key, or changes when it expires. Only what is different is sent. */
export const EditDialog = ({
  username,
  of,
  onClose,
}: {
  readonly username: string;
  readonly of: Key;
  readonly onClose: () => void;
}) => {
  const lastDay = dayOf(of.expiresAt);
  const [words, setWords] = useState<KeyWords>({ name: of.name, lastDay });
  const edit = useKeyEdit(username, of.id);
  return (
    <Question
      heading={`Edit ${keyName(of)}`}
      answer="Save"
      sending={edit.isPending}
      error={besides(edit.error, 'name', 'expiresAt')}
      startsAtField
      canAnswer={words.name !== of.name || words.lastDay !== lastDay}
      onAnswer={() => {
        edit.mutate(
          {
            ...(words.name !== of.name && { name: words.name }),
            ...(words.lastDay !== lastDay && { expiresAt: expiryOf(words.lastDay) ?? null }),
          },
          {
            onSuccess: (key) => {
              notify({ type: 'success', content: `${keyName(key)} was changed.` });
              onClose();
            },
          },
        );
      }}
      onClose={onClose}
    >
      <KeyFields words={words} error={edit.error} onChange={setWords} />
    </Question>
  );
};

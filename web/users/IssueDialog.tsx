import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useState } from 'react';
import { Secret, ShownOnce } from '../key-parts/ShownOnce.tsx';
import { present, wordIn } from '../format/link.ts';
import { besides } from '../states/explain.ts';
import { Question } from '../states/Question.tsx';
import { expiryOf } from './expiry.ts';
import { KeyFields, type KeyWords } from './KeyFields.tsx';
import { useIssuing } from './queries.ts';
import { SCOPES, SCOPE_TEXTS } from './scopes.ts';

/** Gives a user a key more. */
export const IssueDialog = ({
  username,
  onClose,
}: {
  readonly username: string;
  readonly onClose: () => void;
}) => {
  const [scope, setScope] = useState<(typeof SCOPES)[number]>('permits');
  const [words, setWords] = useState<KeyWords>({ name: '', lastDay: '' });
  const issuing = useIssuing(username);
  const { data, error } = issuing;
  if (data)
    return (
      <ShownOnce heading={`The new key of ${username}`} onClose={onClose}>
        <Secret value={data.value} what="key" />
        <Box>Hand it over by a way that no one else reads.</Box>
      </ShownOnce>
    );
  return (
    <Question
      heading={`Issue a key to ${username}`}
      answer="Issue"
      sending={issuing.isPending}
      startsAtField
      bringsSecret
      error={besides(error, 'name', 'expiresAt')}
      onAnswer={() => {
        const { name, lastDay } = words;
        issuing.mutate({
          scope,
          ...present({ name: name === '' ? undefined : name, expiresAt: expiryOf(lastDay) }),
        });
      }}
      onClose={onClose}
    >
      <FormField label="Scope" description="A key opens one system.">
        <RadioGroup
          value={scope}
          items={SCOPES.map((value) => ({ value, label: value, description: SCOPE_TEXTS[value] }))}
          onChange={({ detail }) => {
            setScope(wordIn(SCOPES, detail.value) ?? scope);
          }}
        />
      </FormField>
      <KeyFields words={words} error={error} onChange={setWords} />
    </Question>
  );
};

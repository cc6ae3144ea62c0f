import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import { useState } from 'react';
import { Question } from '../states/Question.tsx';
import { type Key, keyName } from './key.ts';
import { NewKey } from './NewKey.tsx';
import { type KeySource, useRotation } from './source.ts';

/** Hours for which the old key keeps working. */
const DAY: SelectProps.Option = { value: '24', label: 'For a day' };
const OVERLAPS: SelectProps.Option[] = [
  { value: '0', label: 'Not at all: it ends at once' },
  { value: '1', label: 'For an hour' },
  DAY,
  { value: '72', label: 'For three days' },
  { value: '168', label: 'For a week' },
];

/** Gives a key a new value; the old one works for a while, in which programs can be changed one by one. */
export const RotateDialog = ({
  of,
  source,
  keys,
  onClose,
}: {
  readonly of: Key;
  readonly source: KeySource;
  readonly keys: readonly Key[];
  readonly onClose: () => void;
}) => {
  const [overlap, setOverlap] = useState(DAY);
  const rotation = useRotation(source);
  if (rotation.data)
    return (
      <NewKey
        issued={rotation.data}
        old={keys.find(({ id }) => id === of.id)}
        isOwn={source.isOwn}
        onClose={onClose}
      />
    );
  return (
    <Question
      heading={`Rotate ${keyName(of)}`}
      answer="Rotate"
      sending={rotation.isPending}
      bringsSecret
      error={rotation.error}
      onAnswer={() => {
        rotation.mutate({ keyId: of.id, overlapHours: Number(overlap.value) });
      }}
      onClose={onClose}
    >
      <Box>
        You get a new key with the same scope and expiry. Its value is shown once.
        {source.isOwn && ' Keys of a scope can be rotated three times a day.'}
      </Box>
      <FormField
        label="How long does the old key keep working?"
        description="Meanwhile, both work: time to change your programs."
      >
        <Select
          options={OVERLAPS}
          selectedOption={overlap}
          onChange={({ detail }) => {
            setOverlap(detail.selectedOption);
          }}
        />
      </FormField>
    </Question>
  );
};

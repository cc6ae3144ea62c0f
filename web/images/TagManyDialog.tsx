import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { notify } from '../shell/notices.ts';
import { Question } from '../states/Question.tsx';
import { useManyCorrections } from './queries.ts';
import { tagsIn } from './search.ts';

const countText = (count: number): string => (count === 1 ? '1 image' : `${String(count)} images`);

const tell = (changed: number, refused: readonly { readonly message: string }[]): void => {
  const [first] = refused;
  if (first) {
    const content = `${countText(refused.length)} could not be changed: ${first.message}. ${countText(changed)} changed.`;
    notify({ type: 'error', content });
  } else notify({ type: 'success', content: `${countText(changed)} changed.` });
};

/** Adds tags to many images, and removes tags from them. */
export const TagManyDialog = ({
  imageIds,
  onClose,
}: {
  readonly imageIds: readonly string[];
  readonly onClose: () => void;
}) => {
  const [add, setAdd] = useState('');
  const [remove, setRemove] = useState('');
  const correction = useManyCorrections();
  const [added, removed] = [tagsIn(add), tagsIn(remove)];
  return (
    <Question
      heading={`Correct the tags of ${countText(imageIds.length)}`}
      answer="Correct"
      sending={correction.isPending}
      error={correction.error}
      startsAtField
      canAnswer={added.length + removed.length > 0}
      onAnswer={() => {
        const body = {
          imageIds: [...imageIds],
          ...(added.length > 0 && { add: added }),
          ...(removed.length > 0 && { remove: removed }),
        };
        correction.mutate(body, {
          onSuccess: ({ changed, refused }) => {
            tell(changed.length, refused);
            onClose();
          },
        });
      }}
      onClose={onClose}
    >
      <Box>Put a comma between tags, ten at most in each field.</Box>
      <FormField label="Add these tags">
        <Input
          value={add}
          onChange={({ detail }) => {
            setAdd(detail.value);
          }}
          placeholder="holiday, Lisbon"
        />
      </FormField>
      <FormField label="Remove these tags">
        <Input
          value={remove}
          onChange={({ detail }) => {
            setRemove(detail.value);
          }}
        />
      </FormField>
    </Question>
  );
};

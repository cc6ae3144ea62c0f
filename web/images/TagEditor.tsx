import Autosuggest from '@cloudscape-design/components/autosuggest';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Failed } from '../states/Failed.tsx';
import type { Image, Tag } from './image.ts';
import { tagsQuery, useCorrection } from './queries.ts';
import { correctionOf, nameAmong, opposite, tagFault, type TagChange } from './tag-change.ts';

const SOURCES: Readonly<Record<Tag['source'], string>> = {
  user: 'yours',
  file: 'from the file',
  clarifai: 'seen',
};

const originText = ({ source, confidence }: Tag): string =>
  source === 'clarifai' ? `${String(Math.round(confidence * 100))} %` : SOURCES[source];

/** A tag, where it comes from, and the way to remove it. */
const TagToken = ({ tag, onRemove }: { readonly tag: Tag; readonly onRemove: () => void }) => (
  <li className="tag">
    <span>
      <Link to="/images" search={{ tags: tag.name }}>
        {tag.name}
      </Link>
      <small>{originText(tag)}</small>
    </span>
    <button
      type="button"
      aria-label={`Remove ${tag.name}`}
      onClick={onRemove}
      onKeyDown={(event) => {
        if (event.key !== 'Delete' && event.key !== 'Backspace') return;
        event.preventDefault();
        onRemove();
      }}
    >
      ×
    </button>
  </li>
);

/** A field in which Enter adds a tag, and Backspace removes the last one when it is empty. */
const NewTag = ({
  onAdd,
  onRemoveLast,
}: {
  readonly onAdd: (name: string) => void;
  readonly onRemoveLast: () => void;
}) => {
  const [text, setText] = useState('');
  const [fault, setFault] = useState<string>();
  // A proposal that is chosen by Enter is not added a second time as what was typed.
  const typed = useRef('');
  const become = (value: string): void => {
    typed.current = value;
    setText(value);
    setFault(undefined);
  };
  const add = (value: string): void => {
    const wrong = tagFault(value);
    if (wrong === undefined && value.trim() !== '') onAdd(value.trim());
    become(wrong === undefined ? '' : value);
    setFault(wrong);
  };
  const tags = useQuery({ ...tagsQuery(text.trim()), enabled: text.trim() !== '' });
  return (
    <FormField
      label="Add a tag"
      description="Enter adds it. Backspace in the empty field removes the last."
      errorText={fault}
    >
      <Autosuggest
        value={text}
        options={text.trim() === '' ? [] : (tags.data?.tags ?? []).map((value) => ({ value }))}
        filteringType="manual"
        enteredTextLabel={(value) => `Add “${value}”`}
        placeholder="A word"
        disableBrowserAutocorrect
        onChange={({ detail }) => {
          become(detail.value);
        }}
        onSelect={({ detail }) => {
          add(detail.value);
        }}
        onKeyDown={({ detail }) => {
          if (detail.key === 'Enter' && typed.current.trim() !== '') add(typed.current);
          if (detail.key === 'Backspace' && typed.current === '') onRemoveLast();
        }}
      />
    </FormField>
  );
};

/** What was done last, with the way back. */
const LastChange = ({
  change,
  onUndo,
}: {
  readonly change: TagChange | undefined;
  readonly onUndo: () => void;
}) => (
  <div role="status">
    {change && (
      <SpaceBetween size="xs" direction="horizontal" alignItems="center">
        <Box color="text-body-secondary">
          “{change.name}” was {change.kind}.
        </Box>
        <Button
          variant="inline-link"
          ariaLabel={`Undo: “${change.name}” was ${change.kind}`}
          onClick={onUndo}
        >
          Undo
        </Button>
      </SpaceBetween>
    )}
  </div>
);

/** Changes of the tags of an image, with the way back from each. */
const useTagChanges = (image: Image) => {
  const correction = useCorrection(image.id);
  const [changes, setChanges] = useState<readonly TagChange[]>([]);
  /** @param nextOf what can be undone then, by the tags that the image has then */
  const send = (change: TagChange, nextOf: (tags: readonly Tag[]) => readonly TagChange[]): void => {
    correction.mutate(correctionOf(change), {
      onSuccess: ({ tags }) => {
        setChanges(nextOf(tags));
      },
    });
  };
  return {
    error: correction.error,
    last: changes.at(-1),
    change: (done: TagChange): void => {
      send(done, (tags) => {
        const name = done.kind === 'added' ? nameAmong(done.name, image.tags, tags) : done.name;
        return [...changes, { ...done, name }];
      });
    },
    undo: (): void => {
      const last = changes.at(-1);
      if (last) send(opposite(last), () => changes.slice(0, -1));
    },
  };
};

/** Tags, each with a button that removes it. */
const TagTokens = ({
  tags,
  onRemove,
}: {
  readonly tags: readonly Tag[];
  readonly onRemove: (name: string) => void;
}) => {
  const list = useRef<HTMLUListElement>(null);
  const remove = (name: string, at: number): void => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    // The focus does not fall out of the list with the tag.
    if (buttons[at] === document.activeElement) (buttons[at + 1] ?? buttons[at - 1])?.focus();
    onRemove(name);
  };
  return (
    <ul className="tag-list" aria-label="Tags" ref={list}>
      {tags.map((tag, at) => (
        <TagToken
          key={tag.name}
          tag={tag}
          onRemove={() => {
            remove(tag.name, at);
          }}
        />
      ))}
    </ul>
  );
};

const isUndo = ({ key, ctrlKey, metaKey, target }: KeyboardEvent): boolean =>
  key === 'z' && (ctrlKey || metaKey) && !(target instanceof HTMLInputElement && target.value !== '');

/** The tags of an image, to be corrected. */
export const TagEditor = ({ image }: { readonly image: Image }) => {
  const { tags } = image;
  const { error, last, change, undo } = useTagChanges(image);
  const remove = (name: string): void => {
    change({ kind: 'removed', name });
  };
  return (
    <div
      onKeyDown={(event) => {
        if (!isUndo(event)) return;
        event.preventDefault();
        undo();
      }}
    >
      <SpaceBetween size="s">
        {tags.length === 0 ? (
          <Box color="text-body-secondary">It has no tags.</Box>
        ) : (
          <TagTokens tags={tags} onRemove={remove} />
        )}
        <NewTag
          onAdd={(name) => {
            change({ kind: 'added', name });
          }}
          onRemoveLast={() => {
            const name = tags.at(-1)?.name;
            if (name !== undefined) remove(name);
          }}
        />
        {error ? <Failed error={error} /> : <LastChange change={last} onUndo={undo} />}
        <Box variant="small">
          A number is how sure the tagging is. Your own tags stay when it is tagged again.
        </Box>
      </SpaceBetween>
    </div>
  );
};

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { notify } from '../shell/notices.ts';
import { Failed } from '../states/Failed.tsx';
import { Loading } from '../states/Loading.tsx';
import { Nothing } from '../states/Nothing.tsx';
import { Question } from '../states/Question.tsx';
import { tagListQuery, type TagOutcome, useTagChange } from './queries.ts';

const countText = (count: number): string => (count === 1 ? '1 image' : `${String(count)} images`);

/** What is asked before a tag is changed. */
interface Asked {
  readonly kind: 'rename' | 'delete';
  readonly name: string;
  readonly count: number;
}

const tell = (done: string, { changed, refused }: TagOutcome): void => {
  const [first] = refused;
  if (first)
    notify({
      type: 'error',
      content: `${done} on ${countText(changed)}. ${countText(refused.length)} stayed: ${first.message}.`,
    });
  else notify({ type: 'success', content: `${done} on ${countText(changed)}.` });
};

const Rename = ({ of: { name, count }, onClose }: { readonly of: Asked; readonly onClose: () => void }) => {
  const [to, setTo] = useState(name);
  const change = useTagChange(name);
  return (
    <Question
      heading={`Rename “${name}”`}
      answer="Rename"
      sending={change.isPending}
      error={change.error}
      startsAtField
      canAnswer={to.trim() !== '' && to.trim() !== name}
      onAnswer={() => {
        change.mutate(to, {
          onSuccess: (outcome) => {
            tell(`“${name}” was renamed to “${to.trim()}”`, outcome);
            onClose();
          },
        });
      }}
      onClose={onClose}
    >
      <Box>It is renamed on {countText(count)}. If there is a tag of the new name, the two become one.</Box>
      <FormField label="New name">
        <Input
          value={to}
          onChange={({ detail }) => {
            setTo(detail.value);
          }}
        />
      </FormField>
    </Question>
  );
};

const Delete = ({ of: { name, count }, onClose }: { readonly of: Asked; readonly onClose: () => void }) => {
  const change = useTagChange(name);
  return (
    <Question
      heading={`Delete “${name}”?`}
      answer="Delete"
      sending={change.isPending}
      error={change.error}
      onAnswer={() => {
        change.mutate(undefined, {
          onSuccess: (outcome) => {
            tell(`“${name}” was removed`, outcome);
            onClose();
          },
        });
      }}
      onClose={onClose}
    >
      <Box>It is removed from {countText(count)}. The images stay. This cannot be undone.</Box>
    </Question>
  );
};

/** One tag, with what can be done about it. */
const TagRow = ({
  name,
  count,
  onAsk,
  onClose,
}: {
  readonly name: string;
  readonly count: number;
  readonly onAsk: (asked: Asked) => void;
  readonly onClose: () => void;
}) => (
  <li className="tag-row">
    <span className="tag-row-name">
      <Link to="/images" search={{ tags: name }} onClick={onClose}>
        {name}
      </Link>
    </span>
    <Box color="text-body-secondary">{countText(count)}</Box>
    <SpaceBetween size="s" direction="horizontal">
      <Button
        variant="inline-link"
        ariaLabel={`Rename ${name}`}
        onClick={() => {
          onAsk({ kind: 'rename', name, count });
        }}
      >
        Rename
      </Button>
      <Button
        variant="inline-link"
        ariaLabel={`Delete ${name}`}
        onClick={() => {
          onAsk({ kind: 'delete', name, count });
        }}
      >
        Delete
      </Button>
    </SpaceBetween>
  </li>
);

const TagList = ({
  prefix,
  onAsk,
  onClose,
}: {
  readonly prefix: string;
  readonly onAsk: (asked: Asked) => void;
  readonly onClose: () => void;
}) => {
  const query = useInfiniteQuery(tagListQuery(prefix));
  const tags = (query.data?.pages ?? []).flatMap((page) =>
    page.tags.map((name) => ({ name, count: page.counts[name] ?? 0 })),
  );
  if (query.isPending) return <Loading what="your tags" />;
  return (
    <SpaceBetween size="s">
      <ul className="tag-rows" aria-label="Your tags">
        {tags.map(({ name, count }) => (
          <TagRow key={name} name={name} count={count} onAsk={onAsk} onClose={onClose} />
        ))}
      </ul>
      {tags.length === 0 && !query.isError && (
        <Nothing heading={prefix === '' ? 'You have no tags' : 'No tag begins with this'}>
          Images get tags when they are tagged, or when you add some.
        </Nothing>
      )}
      {query.isError && (
        <Failed error={query.error} onRetry={() => void query.refetch()} retrying={query.isFetching} />
      )}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show more
        </Button>
      )}
    </SpaceBetween>
  );
};

/** All tags of one's images, to be renamed and deleted. */
export const TagsDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const [prefix, setPrefix] = useState('');
  const [asked, setAsked] = useState<Asked>();
  const back = (): void => {
    setAsked(undefined);
  };
  if (asked)
    return asked.kind === 'rename' ? (
      <Rename of={asked} onClose={back} />
    ) : (
      <Delete of={asked} onClose={back} />
    );
  return (
    <Modal visible header="Tags" closeAriaLabel="Close" onDismiss={onClose}>
      <SpaceBetween size="m">
        <FormField label="First letters of a tag">
          <Input
            type="search"
            value={prefix}
            onChange={({ detail }) => {
              setPrefix(detail.value);
            }}
          />
        </FormField>
        <TagList prefix={prefix.trim()} onAsk={setAsked} onClose={onClose} />
      </SpaceBetween>
    </Modal>
  );
};

import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { KeyDialogs, type KeyDialog } from '../key-parts/KeyDialogs.tsx';
import { KeyTable } from '../key-parts/KeyTable.tsx';
import { type Key, keyName } from '../key-parts/key.ts';
import { keysQuery } from '../key-parts/source.ts';
import { Usage } from '../key-parts/Usage.tsx';
import { useWatch } from '../lists/use-watch.ts';
import { Failed } from '../states/Failed.tsx';
import { EditDialog } from './EditDialog.tsx';
import { IssueDialog } from './IssueDialog.tsx';
import { keysOfUser } from './queries.ts';

/** What is being done: with a key that there is, or one that there is not yet. */
type Doing = KeyDialog | { readonly kind: 'edit'; readonly key: Key } | { readonly kind: 'issue' };

const Dialogs = ({
  doing,
  username,
  keys,
  onClose,
}: {
  readonly doing: Doing;
  readonly username: string;
  readonly keys: readonly Key[];
  readonly onClose: () => void;
}) => {
  switch (doing.kind) {
    case 'issue':
      return <IssueDialog username={username} onClose={onClose} />;
    case 'edit':
      return <EditDialog username={username} of={doing.key} onClose={onClose} />;
    case 'rotate':
    case 'disable':
    case 'enable':
    case 'delete':
      return <KeyDialogs dialog={doing} source={keysOfUser(username)} keys={keys} onClose={onClose} />;
  }
};

/** What an admin can do besides what owners can. */
const Extra = ({
  selected,
  onAct,
}: {
  readonly selected: Key | undefined;
  readonly onAct: (doing: Doing) => void;
}) => (
  <SpaceBetween size="xs" direction="horizontal">
    <Button
      disabled={!selected}
      onClick={() => {
        if (selected) onAct({ kind: 'edit', key: selected });
      }}
    >
      Edit
    </Button>
    <Button
      variant="primary"
      onClick={() => {
        onAct({ kind: 'issue' });
      }}
    >
      Issue a key
    </Button>
  </SpaceBetween>
);

/** The API keys of a user, and the usage of the selected one. */
export const UserKeys = ({
  username,
  isLeaving,
}: {
  readonly username: string;
  /** Whether the user is being deleted, and the keys with them. */
  readonly isLeaving: boolean;
}) => {
  const source = keysOfUser(username);
  const keys = useQuery(keysQuery(source));
  const { key: selectedId } = useSearch({ from: '/users' });
  const navigate = useNavigate({ from: '/users' });
  const [doing, setDoing] = useState<Doing>();
  const isMoving = keys.data?.some(({ state }) => state === 'creating' || state === 'removing');
  useWatch(isMoving ? 'keys' : undefined, async () => (await keys.refetch()).error);
  const selected = keys.data?.find(({ id }) => id === selectedId);
  return (
    <SpaceBetween size="l">
      {keys.isError && (
        <Failed error={keys.error} onRetry={() => void keys.refetch()} retrying={keys.isFetching} />
      )}
      {(keys.data ?? !keys.isError) && (
        <KeyTable
          isOwn={false}
          keys={keys.data}
          isReading={keys.isFetching}
          selected={selected}
          onSelect={(key) => void navigate({ search: (now) => ({ ...now, key }), replace: true })}
          onRefresh={() => void keys.refetch()}
          onAct={setDoing}
          extra={isLeaving ? null : <Extra selected={selected} onAct={setDoing} />}
        />
      )}
      {selected && (
        <Container header={<Header variant="h2">Usage of {keyName(selected)}</Header>}>
          <Usage key={selected.id} of={selected} source={source} />
        </Container>
      )}
      {doing && (
        <Dialogs
          doing={doing}
          username={username}
          keys={keys.data ?? []}
          onClose={() => {
            setDoing(undefined);
          }}
        />
      )}
    </SpaceBetween>
  );
};

import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { KeyDialogs, type KeyDialog } from '../key-parts/KeyDialogs.tsx';
import { KeyTable } from '../key-parts/KeyTable.tsx';
import { keysQuery } from '../key-parts/source.ts';
import { useTitle } from '../shell/use-title.ts';
import { Failed } from '../states/Failed.tsx';
import { KeyDetail } from './KeyDetail.tsx';
import { MY_KEYS } from './queries.ts';

/** The API keys of who is signed in; the selected one is part of the address. */
export const KeysPage = () => {
  useTitle('My keys');
  const keys = useQuery(keysQuery(MY_KEYS));
  const { key: selectedId } = useSearch({ from: '/keys' });
  const navigate = useNavigate({ from: '/keys' });
  const [dialog, setDialog] = useState<KeyDialog>();
  const selected = keys.data?.find(({ id }) => id === selectedId);
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="With an API key, a program calls the API without your password. An admin issues keys; you rotate, disable and delete them."
        >
          My keys
        </Header>
      }
    >
      <SpaceBetween size="l">
        {keys.isError ? (
          <Failed error={keys.error} onRetry={() => void keys.refetch()} retrying={keys.isFetching} />
        ) : (
          <KeyTable
            isOwn
            keys={keys.data}
            isReading={keys.isFetching}
            selected={selected}
            onSelect={(key) => void navigate({ search: { key }, replace: true })}
            onRefresh={() => void keys.refetch()}
            onAct={setDialog}
          />
        )}
        {selected && <KeyDetail key={selected.id} of={selected} />}
        {dialog && (
          <KeyDialogs
            dialog={dialog}
            source={MY_KEYS}
            keys={keys.data ?? []}
            onClose={() => {
              setDialog(undefined);
            }}
          />
        )}
      </SpaceBetween>
    </ContentLayout>
  );
};

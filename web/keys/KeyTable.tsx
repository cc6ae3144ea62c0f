import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { dayText, momentText } from '../format/time.ts';
import { Nothing } from '../states/Nothing.tsx';
import type { KeyDialog } from './KeyDialogs.tsx';
import { KeyState } from './KeyState.tsx';
import { type Key, keyName } from './key.ts';

const COLUMNS: TableProps.ColumnDefinition<Key>[] = [
  { id: 'name', header: 'Name', cell: keyName, isRowHeader: true, minWidth: 120 },
  {
    id: 'key',
    header: 'Key',
    cell: ({ lastFour }) => <span className="together">…{lastFour}</span>,
    minWidth: 80,
  },
  { id: 'scope', header: 'Scope', cell: ({ scope }) => scope, minWidth: 90 },
  { id: 'state', header: 'State', cell: (key) => <KeyState of={key} />, minWidth: 140 },
  { id: 'created', header: 'Created', cell: ({ createdAt }) => momentText(createdAt), minWidth: 130 },
  {
    id: 'expires',
    header: 'Expires',
    cell: ({ expiresAt }) => (expiresAt === undefined ? 'Never' : momentText(expiresAt)),
    minWidth: 130,
  },
  {
    id: 'used',
    header: 'Last used',
    cell: ({ lastUsedDay }) => (lastUsedDay === undefined ? 'Not known' : dayText(lastUsedDay)),
    minWidth: 110,
  },
];

const EMPTY = (
  <Nothing heading="You have no keys">An admin issues keys. Once you have one, you find it here.</Nothing>
);

/** What can be done with the selected key. */
const Actions = ({
  selected,
  isReading,
  onRefresh,
  onAct,
}: {
  readonly selected: Key | undefined;
  readonly isReading: boolean;
  readonly onRefresh: () => void;
  readonly onAct: (dialog: KeyDialog) => void;
}) => {
  const act = (kind: KeyDialog['kind']) => () => {
    if (selected) onAct({ kind, key: selected });
  };
  const isDisabled = selected?.state === 'disabled';
  const mayChange = selected?.state === 'active' || selected?.state === 'replaced' || isDisabled;
  return (
    <SpaceBetween size="xs" direction="horizontal">
      <Button iconName="refresh" ariaLabel="Refresh" loading={isReading} onClick={onRefresh} />
      <Button disabled={!selected} onClick={act('delete')}>
        Delete
      </Button>
      <Button
        disabled={!mayChange || selected.disabledBy === 'admin'}
        onClick={act(isDisabled ? 'enable' : 'disable')}
      >
        {isDisabled ? 'Enable' : 'Disable'}
      </Button>
      <Button variant="primary" disabled={selected?.state !== 'active'} onClick={act('rotate')}>
        Rotate
      </Button>
    </SpaceBetween>
  );
};

export const KeyTable = ({
  keys,
  isReading,
  selected,
  onSelect,
  onRefresh,
  onAct,
}: {
  /** Undefined until they are read. */
  readonly keys: readonly Key[] | undefined;
  readonly isReading: boolean;
  readonly selected: Key | undefined;
  readonly onSelect: (keyId: string) => void;
  readonly onRefresh: () => void;
  readonly onAct: (dialog: KeyDialog) => void;
}) => (
  <Table
    items={keys ?? []}
    trackBy="id"
    columnDefinitions={COLUMNS}
    loading={keys === undefined}
    loadingText="Loading your keys"
    wrapLines
    selectionType="single"
    selectedItems={selected ? [selected] : []}
    onSelectionChange={({ detail }) => {
      const [key] = detail.selectedItems;
      if (key) onSelect(key.id);
    }}
    onRowClick={({ detail }) => {
      onSelect(detail.item.id);
    }}
    empty={EMPTY}
    ariaLabels={{
      tableLabel: 'Keys',
      selectionGroupLabel: 'Selected key',
      itemSelectionLabel: (_selection, key) => keyName(key),
    }}
    header={
      <Header
        variant="h2"
        counter={keys && `(${String(keys.length)})`}
        actions={<Actions selected={selected} isReading={isReading} onRefresh={onRefresh} onAct={onAct} />}
      >
        Keys
      </Header>
    }
    footer={
      keys?.length ? (
        <Box textAlign="center" color="text-body-secondary">
          {selected ? '' : 'Select a key to see its usage, and how it is used.'}
        </Box>
      ) : undefined
    }
  />
);

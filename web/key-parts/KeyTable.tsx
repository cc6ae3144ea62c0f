import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { dayText, momentText } from '../format/time.ts';
import { Nothing } from '../states/Nothing.tsx';
import type { KeyDialog } from './KeyDialogs.tsx';
import { KeyActions } from './KeyActions.tsx';
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

const NONE_OF_MINE = (
  <Nothing heading="You have no keys">An admin issues keys. Once you have one, you find it here.</Nothing>
);
const NONE_OF_THEIRS = (
  <Nothing heading="This user has no keys">Issue one, so that their programs can call the API.</Nothing>
);

const Hint = ({ isOwn, isNeeded }: { readonly isOwn: boolean; readonly isNeeded: boolean }) => (
  <Box textAlign="center" color="text-body-secondary">
    {isNeeded &&
      (isOwn ? 'Select a key to see its usage, and how it is used.' : 'Select a key to see its usage.')}
  </Box>
);

const LABELS: TableProps<Key>['ariaLabels'] = {
  tableLabel: 'Keys',
  selectionGroupLabel: 'Selected key',
  itemSelectionLabel: (_selection, key) => keyName(key),
};

/** Keys without their values, one of which can be selected. */
export const KeyTable = ({
  keys,
  selected,
  onSelect,
  ...actions
}: {
  readonly isOwn: boolean;
  /** Undefined until they are read. */
  readonly keys: readonly Key[] | undefined;
  readonly isReading: boolean;
  readonly selected: Key | undefined;
  readonly onSelect: (keyId: string) => void;
  readonly onRefresh: () => void;
  readonly onAct: (dialog: KeyDialog) => void;
  /** Buttons for those who may do more. */
  readonly extra?: ReactNode;
}) => (
  <Table
    items={keys ?? []}
    trackBy="id"
    columnDefinitions={COLUMNS}
    loading={keys === undefined}
    loadingText={actions.isOwn ? 'Loading your keys' : 'Loading the keys'}
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
    empty={actions.isOwn ? NONE_OF_MINE : NONE_OF_THEIRS}
    ariaLabels={LABELS}
    header={
      <Header
        variant="h2"
        counter={keys && `(${String(keys.length)})`}
        actions={<KeyActions selected={selected} {...actions} />}
      >
        Keys
      </Header>
    }
    footer={keys?.length ? <Hint isOwn={actions.isOwn} isNeeded={!selected} /> : undefined}
  />
);

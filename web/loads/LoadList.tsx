import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { present, wordIn } from '../format/link.ts';
import { momentText } from '../format/time.ts';
import { NothingHere } from '../lists/NothingHere.tsx';
import { Pager } from '../lists/Pager.tsx';
import { type Pages, usePages } from '../lists/use-pages.ts';
import { useWatch } from '../lists/use-watch.ts';
import { Failed } from '../states/Failed.tsx';
import { Nothing } from '../states/Nothing.tsx';
import { isUnderWay, type Load } from './load.ts';
import { LoadState, stateText } from './LoadState.tsx';
import { type LoadPage, loadsKey, readLoads } from './queries.ts';
import { LOAD_STATES, type LoadsLink } from './search.ts';

/** A count; absent until the load has ended. */
const count = (name: 'rowsRead' | 'written' | 'rejected') => (load: Load) =>
  load.finishedAt === undefined ? '' : load[name].toLocaleString();

const COLUMNS: TableProps.ColumnDefinition<Load>[] = [
  {
    id: 'file',
    header: 'File',
    cell: ({ id, file }) => (
      <Link from="/loads" to="/loads" search={(now) => ({ ...now, load: id })}>
        {file}
      </Link>
    ),
    isRowHeader: true,
    minWidth: 180,
  },
  { id: 'state', header: 'State', cell: (load) => <LoadState of={load} />, minWidth: 130 },
  { id: 'read', header: 'Rows read', cell: count('rowsRead'), minWidth: 100 },
  { id: 'written', header: 'New or changed', cell: count('written'), minWidth: 120 },
  { id: 'rejected', header: 'Rejected', cell: count('rejected'), minWidth: 100 },
  { id: 'began', header: 'Began', cell: ({ startedAt }) => momentText(startedAt), minWidth: 150 },
];

const ANY: SelectProps.Option = { value: 'any', label: 'Any state' };
const STATES: SelectProps.Option[] = [
  ANY,
  ...LOAD_STATES.map((value) => ({ value, label: stateText(value) })),
];

const NONE = (
  <Nothing heading="There are no loads">
    Upload a spreadsheet of permits, and its load is listed here.
  </Nothing>
);
const NONE_SO = <Nothing heading="No load is found">No load is in this state.</Nothing>;

const StateFilter = ({
  state,
  onChange,
}: {
  readonly state: LoadsLink['state'];
  readonly onChange: (link: LoadsLink) => void;
}) => (
  <SpaceBetween size="m" direction="horizontal">
    <FormField label="State">
      <Select
        options={STATES}
        selectedOption={STATES.find(({ value }) => value === state) ?? ANY}
        onChange={({ detail }) => {
          onChange(present({ state: wordIn(LOAD_STATES, detail.selectedOption.value) }));
        }}
      />
    </FormField>
  </SpaceBetween>
);

const Empty = ({ of, state }: { readonly of: Pages<LoadPage>; readonly state: LoadsLink['state'] }) => {
  if (of.page?.cursor !== undefined) return <NothingHere of={of} />;
  return state === undefined ? NONE : NONE_SO;
};

/** Loads, newest first. The first page is read again while a load on it runs, until the reader goes on to others. */
export const LoadList = () => {
  const { state } = useSearch({ from: '/loads' });
  const navigate = useNavigate({ from: '/loads' });
  const pages = usePages(loadsKey(state), (cursor, signal) => readLoads(state, cursor, signal));
  const { page, error, retry, isReading, refresh, known, look } = pages;
  const running = page?.items.filter(isUnderWay).map(({ id }) => id) ?? [];
  useWatch(known === 1 && running.length > 0 ? running.join(' ') : undefined, look);
  return (
    <SpaceBetween size="l">
      {error && <Failed error={error} onRetry={retry} retrying={isReading} />}
      <Table
        items={page?.items ?? []}
        trackBy="id"
        columnDefinitions={COLUMNS}
        loading={page === undefined && isReading}
        loadingText="Loading the loads"
        wrapLines
        empty={error ? undefined : <Empty of={pages} state={state} />}
        ariaLabels={{ tableLabel: 'Loads' }}
        filter={<StateFilter state={state} onChange={(search) => void navigate({ search })} />}
        pagination={<Pager of={pages} what="loads" />}
        header={
          <Header
            variant="h2"
            actions={<Button iconName="refresh" ariaLabel="Refresh" loading={isReading} onClick={refresh} />}
          >
            Loads so far
          </Header>
        }
      />
    </SpaceBetween>
  );
};

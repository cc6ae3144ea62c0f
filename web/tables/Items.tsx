import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { Pager } from '../lists/Pager.tsx';
import { type Pages, usePages } from '../lists/use-pages.ts';
import { Failed } from '../states/Failed.tsx';
import { Nothing } from '../states/Nothing.tsx';
import { keyOf } from './edit.ts';
import { QueryForm } from './QueryForm.tsx';
import { readItems } from './queries.ts';
import { columnsOf, namesOf, type TableKey } from './query.ts';
import type { ItemLink, TableSearch } from './search.ts';
import { type Item, shortText, valueIn } from './value.ts';

const columnsFor = (
  items: readonly Item[],
  keys: readonly string[],
  onOpen: (item: ItemLink) => void,
): TableProps.ColumnDefinition<Item>[] =>
  columnsOf(items, keys).map((name, at) => ({
    id: name,
    header: name,
    isRowHeader: at === 0,
    minWidth: 100,
    maxWidth: 320,
    cell: (item) => {
      const value = valueIn(item, name);
      const text = value ? shortText(value) : '–';
      return at === 0 ? (
        <Link
          href="#"
          onFollow={(event) => {
            event.preventDefault();
            onOpen(keyOf(item, keys));
          }}
        >
          {text === '' ? '(empty)' : text}
        </Link>
      ) : (
        text
      );
    },
  }));

const EMPTY = (
  <Nothing heading="There are no items here">
    The table is empty, or none of its items matches. Create the first one, or look at all items.
  </Nothing>
);

const Heading = ({
  pages,
  onNew,
}: {
  readonly pages: Pages<{ readonly cursor?: string }>;
  readonly onNew: () => void;
}) => (
  <Header
    variant="h2"
    actions={
      <SpaceBetween size="xs" direction="horizontal">
        <Button iconName="refresh" ariaLabel="Refresh" loading={pages.isReading} onClick={pages.refresh} />
        <Button variant="primary" onClick={onNew}>
          Create an item
        </Button>
      </SpaceBetween>
    }
  >
    Items
  </Header>
);

/** The items of a table: all, or those of a partition. */
export const Items = ({
  search,
  tableKey,
  onSearch,
  onOpen,
}: {
  readonly search: TableSearch & { readonly table: string };
  readonly tableKey: TableKey | null;
  readonly onSearch: (search: TableSearch) => void;
  readonly onOpen: (item: ItemLink) => void;
}) => {
  const pages = usePages(['POST', '/me/dynamodbmanager', search.table, search], (cursor, signal) =>
    readItems(search, tableKey, cursor, signal),
  );
  const keys = namesOf(tableKey);
  const items = pages.page?.items ?? [];
  return (
    <SpaceBetween size="l">
      {tableKey && (
        <QueryForm key={JSON.stringify(search)} search={search} tableKey={tableKey} onSearch={onSearch} />
      )}
      {pages.error && !pages.page ? (
        <Failed error={pages.error} onRetry={pages.retry} retrying={pages.isReading} />
      ) : (
        <Table
          items={items}
          columnDefinitions={columnsFor(items, keys, onOpen)}
          trackBy={(item) => JSON.stringify(keyOf(item, keys))}
          loading={!pages.page}
          loadingText="Reading the items"
          wrapLines
          empty={EMPTY}
          ariaLabels={{ tableLabel: `Items of ${search.table}` }}
          header={
            <Heading
              pages={pages}
              onNew={() => {
                onOpen('new');
              }}
            />
          }
          pagination={<Pager of={pages} what="Items" />}
          footer={pages.error ? <Failed error={pages.error} onRetry={pages.retry} /> : undefined}
        />
      )}
    </SpaceBetween>
  );
};

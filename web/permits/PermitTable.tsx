import Box from '@cloudscape-design/components/box';
import CollectionPreferences from '@cloudscape-design/components/collection-preferences';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { Pager } from '../lists/Pager.tsx';
import type { Pages } from '../lists/use-pages.ts';
import { Nothing } from '../states/Nothing.tsx';
import { SEARCH } from './contract.ts';
import { isNumeric, labelOf, plainNumber, valueText } from './fields.ts';
import { orderOf, sortsFor, type View } from './link.ts';
import type { Row } from './permit.ts';
import type { ReadPage } from './queries.ts';
import { costText } from './total.ts';

/** Identifies a row of a page: a permit has a row for each address. */
export const keyOf = ({ application_number = '', record_id = '' }: Row): string =>
  `${application_number} ${record_id}`;

const Cell = ({ row, field }: { readonly row: Row; readonly field: string }) => {
  const text = valueText(field, row[field as keyof Row]);
  if (field === 'application_number') return <span className="together">{text}</span>;
  return isNumeric(field) ? <div className="figure">{text}</div> : text;
};

/** The width below which a column is unreadable, in pixels. */
const widthOf = (field: string): number => {
  if (field === 'description') return 260;
  return field === 'address' ? 200 : 120;
};

const columnsFor = (sorts: readonly string[]): TableProps.ColumnDefinition<Row>[] =>
  SEARCH.columns.map((field) => ({
    id: field,
    header: labelOf(field),
    cell: (row) => <Cell row={row} field={field} />,
    minWidth: widthOf(field),
    isRowHeader: field === 'application_number',
    ...(sorts.includes(field) && { sortingField: field }),
  }));

const PAGE_SIZES = [20, 50, 100].map((value) => ({ value, label: `${String(value)} rows` }));

/** Which columns, in which order, and how many rows. */
const Preferences = ({ view, onView }: { readonly view: View; readonly onView: (view: View) => void }) => {
  const hidden = SEARCH.columns.filter((field) => !view.columns.includes(field));
  return (
    <CollectionPreferences
      title="Preferences"
      preferences={{
        pageSize: view.limit,
        wrapLines: view.wrap,
        contentDisplay: [...view.columns, ...hidden].map((id) => ({
          id,
          visible: view.columns.includes(id),
        })),
      }}
      pageSizePreference={{ title: 'Rows of a page', options: PAGE_SIZES }}
      wrapLinesPreference={{ label: 'Wrap lines', description: 'Show long texts whole' }}
      contentDisplayPreference={{
        title: 'Columns',
        options: SEARCH.columns.map((id) => ({
          id,
          label: labelOf(id),
          alwaysVisible: id === 'application_number',
        })),
        enableColumnFiltering: true,
      }}
      onConfirm={({ detail }) => {
        onView({
          ...view,
          limit: detail.pageSize ?? view.limit,
          wrap: detail.wrapLines ?? view.wrap,
          columns: (detail.contentDisplay ?? []).filter(({ visible }) => visible).map(({ id }) => id),
        });
      }}
    />
  );
};

/** What stands in place of rows. */
const noRows = (page: ReadPage | undefined) =>
  page?.cursor === undefined ? (
    <Nothing heading="No permits">No row meets all conditions of the filter.</Nothing>
  ) : (
    <Nothing heading="No permits on this page">The next page may have some.</Nothing>
  );

/** The order of the rows, and how a reader changes it: another column begins with its usual direction. */
const sortingOf = (view: View, onView: (view: View) => void): Partial<TableProps<Row>> => ({
  ...(view.sort !== undefined && {
    sortingColumn: { sortingField: view.sort },
    sortingDescending: (view.order ?? orderOf(view.sort)) === 'desc',
  }),
  onSortingChange: ({ detail }) => {
    const { sortingField: sort } = detail.sortingColumn;
    if (sort === undefined) return;
    const chosen = detail.isDescending === true ? 'desc' : 'asc';
    onView({ ...view, sort, order: sort === view.sort ? chosen : orderOf(sort) });
  },
});

const selectionOf = (selected: Row | undefined, onSelect: (row: Row) => void): Partial<TableProps<Row>> => ({
  selectionType: 'single',
  selectedItems: selected ? [selected] : [],
  onSelectionChange: ({ detail }) => {
    const [row] = detail.selectedItems;
    if (row) onSelect(row);
  },
  onRowClick: ({ detail }) => {
    onSelect(detail.item);
  },
});

const LABELS: NonNullable<TableProps<Row>['ariaLabels']> = {
  tableLabel: 'Permits',
  selectionGroupLabel: 'Selected permit',
  itemSelectionLabel: (_selection, row) =>
    `Permit ${plainNumber(row.application_number ?? '')}, ${row.address ?? ''}`,
};

/** A page of permits. */
export const PermitTable = ({
  view,
  pages,
  selected,
  header,
  filter,
  empty,
  onView,
  onSelect,
}: {
  readonly view: View;
  readonly pages: Pages<ReadPage>;
  readonly selected: Row | undefined;
  readonly header: ReactNode;
  readonly filter: ReactNode;
  /** Shown in place of rows when nothing could be read. */
  readonly empty: ReactNode;
  readonly onView: (view: View) => void;
  readonly onSelect: (row: Row) => void;
}) => {
  const { page } = pages;
  return (
    <Table
      items={page?.items ?? []}
      trackBy={keyOf}
      columnDefinitions={columnsFor(sortsFor(view.conditions, SEARCH))}
      columnDisplay={view.columns.map((id) => ({ id, visible: true }))}
      loading={pages.isReading && page === undefined}
      loadingText="Loading permits"
      wrapLines={view.wrap}
      stickyHeader
      stickyColumns={{ first: 1 }}
      {...selectionOf(selected, onSelect)}
      {...sortingOf(view, onView)}
      empty={empty ?? noRows(page)}
      ariaLabels={LABELS}
      header={header}
      filter={filter}
      pagination={<Pager of={pages} what="permits" />}
      preferences={<Preferences view={view} onView={onView} />}
      footer={
        page && (
          <Box textAlign="center" color="text-body-secondary">
            {costText(page.cost)}
          </Box>
        )
      }
    />
  );
};

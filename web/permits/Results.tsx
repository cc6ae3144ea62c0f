import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ApiError } from 'trellis/client';
import { type Pages, usePages } from '../lists/use-pages.ts';
import { Failed } from '../states/Failed.tsx';
import { Actions } from './Actions.tsx';
import { SEARCH } from './contract.ts';
import { labelOf, plainNumber } from './fields.ts';
import { Filter } from './Filter.tsx';
import { type View, withConditions } from './link.ts';
import { keyOf, PermitTable } from './PermitTable.tsx';
import type { Row } from './permit.ts';
import { queryOf, type ReadPage, readPage, searchKey } from './queries.ts';
import { faultsIn } from './tokens.ts';
import { countText, rowsText, totalText } from './total.ts';

const TABLE = 'permits-table';

/** Goes back to the selected row, when the panel that it opened is closed. */
export const focusRow = (): void => {
  document.querySelector<HTMLElement>(`#${TABLE} input[type=radio]:checked`)?.focus();
};

/** What the API says of the filter and its order; none when the error is about something else. */
const faultsOf = (error: unknown): string[] =>
  error instanceof ApiError && error.status === 400
    ? error.faults
        .filter(({ name }) => name !== 'cursor')
        .map(({ name, message }) => `${labelOf(name.replace(/\.\d+$/, ''))} ${message.replace(/\.?$/, '.')}`)
    : [];

/** Explains how to get access to permits; trying again would not help. */
const Closed = () => (
  <div role="alert">
    <Alert type="info" header="You cannot read permits yet">
      Permits are open to admins, and to users who have an active API key for permits. An admin issues keys:
      ask one for a key of the scope permits. Once you have it, you find it under My keys, and this page
      opens.
    </Alert>
  </div>
);

/** What there is to know about a page that is not as it should be. */
const Remarks = ({ pages }: { readonly pages: Pages<ReadPage> }) => {
  const { page, error } = pages;
  return (
    <>
      {error !== null && faultsOf(error).length === 0 && (
        <Failed
          error={error}
          onRetry={error instanceof ApiError && error.status === 400 ? pages.refresh : pages.retry}
          retrying={pages.isReading}
        />
      )}
      {page?.complete === false && (
        <Alert type="info" header="The search ended before this page was full">
          A page may use 2,000 read units and 15 seconds.{' '}
          {page.cursor === undefined ? '' : 'Go on with the next page. '}A search reads less with a condition
          that an index answers: a status, a neighborhood, a street, a block, or a range of file dates, status
          dates or estimated costs.
        </Alert>
      )}
      {page?.dataChanged === true && (
        <Alert
          type="info"
          header="The permits have changed since the first page"
          action={<Button onClick={pages.refresh}>Read again</Button>}
        >
          A file was loaded meanwhile. Rows that it changed may be on two pages, or on none.
        </Alert>
      )}
    </>
  );
};

/** The rows before the page that is looked at, and all that were read. */
const seenOf = ({ pages, number }: Pages<ReadPage>) => {
  const sum = (some: readonly ReadPage[]): number => some.reduce((rows, { items }) => rows + items.length, 0);
  return { before: sum(pages.slice(0, number - 1)), all: sum(pages) };
};

const rangeText = (pages: Pages<ReadPage>): string | undefined => {
  const { page } = pages;
  if (!page) return undefined;
  const { before, all } = seenOf(pages);
  const total = totalText(pages.pages.at(-1) ?? page, all);
  const first = countText(before + 1);
  switch (page.items.length) {
    case 0:
      return `(${total})`;
    case 1:
      return `(${first} of ${total})`;
    default:
      return `(${first}–${countText(before + page.items.length)} of ${total})`;
  }
};

/** The row that is marked: the chosen one of the permit in the panel, or its first one. */
const selectedOf = (
  items: readonly Row[],
  permit: string | undefined,
  chosen: string | undefined,
): Row | undefined => {
  const rows = items.filter((row) => plainNumber(row.application_number ?? '') === permit);
  return rows.find((row) => keyOf(row) === chosen) ?? rows[0];
};

/** What stands in place of rows that could not be read; undefined where there is nothing to read. */
const emptyFor = (faults: readonly string[], error: unknown) =>
  faults.length === 0 && error === null ? undefined : (
    <Box textAlign="center" color="inherit">
      {faults.length > 0 ? 'Correct the filter to see permits.' : 'Nothing was read.'}
    </Box>
  );

const TableHeader = ({ view, pages }: { readonly view: View; readonly pages: Pages<ReadPage> }) => (
  <Header
    variant="h2"
    counter={rangeText(pages)}
    actions={
      <Actions
        view={view}
        cursor={pages.page?.asked}
        canSave={pages.page !== undefined}
        isReading={pages.isReading}
        onRefresh={pages.refresh}
      />
    }
  >
    Rows
  </Header>
);

/** The filter, and the pages of rows that meet it. */
export const Results = ({
  view,
  chosen,
  onView,
  onSelect,
}: {
  readonly view: View;
  /** The key of the row that was chosen, of those of the permit in the panel. */
  readonly chosen: string | undefined;
  readonly onView: (view: View) => void;
  readonly onSelect: (row: Row) => void;
}) => {
  const query = queryOf(view);
  const wrong = faultsIn(view.conditions, SEARCH.fields);
  const pages = usePages<ReadPage>(
    searchKey(query),
    (cursor, signal) => readPage(query, cursor, signal),
    wrong.length === 0,
  );
  if (pages.error instanceof ApiError && pages.error.status === 403) return <Closed />;
  const faults = wrong.length > 0 ? wrong : faultsOf(pages.error);
  const { page } = pages;
  return (
    <SpaceBetween size="l">
      <Remarks pages={pages} />
      <div id={TABLE}>
        <PermitTable
          view={view}
          pages={pages}
          selected={selectedOf(page?.items ?? [], view.permit, chosen)}
          onView={onView}
          onSelect={onSelect}
          empty={emptyFor(faults, pages.error)}
          header={<TableHeader view={view} pages={pages} />}
          filter={
            <Filter
              conditions={view.conditions}
              faults={faults}
              rows={page?.items ?? []}
              countText={page ? rowsText(totalText(page, seenOf(pages).all)) : ''}
              onChange={(conditions) => {
                onView(withConditions(view, conditions, SEARCH));
              }}
            />
          }
        />
      </div>
    </SpaceBetween>
  );
};

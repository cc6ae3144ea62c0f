import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notify } from '../shell/notices.ts';
import { explain } from '../states/explain.ts';
import { Failed } from '../states/Failed.tsx';
import { Nothing } from '../states/Nothing.tsx';
import type { Load } from './load.ts';
import { readLoad } from './queries.ts';
import { firstRejects, type RejectedRow, textParts } from './rejects.ts';

const PAGE = 20;
const MOST = 1_000;

const COLUMNS: TableProps.ColumnDefinition<RejectedRow>[] = [
  { id: 'row', header: 'Row', cell: ({ row }) => row.toLocaleString(), isRowHeader: true, minWidth: 80 },
  { id: 'sheet', header: 'Sheet', cell: ({ sheet }) => sheet || 'None', minWidth: 100 },
  { id: 'column', header: 'Column', cell: ({ column }) => column || 'None', minWidth: 140 },
  { id: 'value', header: 'Value', cell: ({ value }) => value || 'Empty', minWidth: 120 },
  { id: 'reason', header: 'Reason', cell: ({ reason }) => reason, minWidth: 200 },
];

/** The file of the rejected rows: the address in a load is good for 15 minutes, so each reading asks for a new one. */
const freshUrl = async (loadId: string, signal?: AbortSignal): Promise<string | undefined> =>
  (await readLoad(loadId, signal)).rejectsUrl;

const readRejects = async (loadId: string, signal: AbortSignal) => {
  const url = await freshUrl(loadId, signal);
  const answer = url === undefined ? undefined : await fetch(url, { signal });
  if (answer?.ok && answer.body) return firstRejects(textParts(answer.body), MOST);
  throw new TypeError('The file of the rejected rows was not handed out');
};

/** Rows that are numbered alike may be of several sheets. */
const keyOf = ({ sheet, row, column }: RejectedRow): string => JSON.stringify([sheet, row, column]);

const Download = ({ of: { id } }: { readonly of: Load }) => {
  const download = useMutation({
    mutationFn: () => freshUrl(id),
    onSuccess: (url) => {
      // It is sent as a file to keep, so the page stays.
      if (url !== undefined) location.assign(url);
    },
    onError: (error) => {
      const { heading, advice } = explain(error);
      notify({ type: 'error', content: `${heading}. ${advice}` });
    },
  });
  return (
    <Button
      iconName="download"
      loading={download.isPending}
      onClick={() => {
        download.mutate();
      }}
    >
      Download all
    </Button>
  );
};

const NONE = <Nothing heading="No row is left">The file of the rejected rows is empty.</Nothing>;

/** The rows that a load did not take, each with its reason. */
export const RejectedRows = ({ of }: { readonly of: Load }) => {
  const [page, setPage] = useState(1);
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: ['rejects', of.id],
    queryFn: ({ signal }) => readRejects(of.id, signal),
    staleTime: Infinity,
  });
  const rows = data?.rows ?? [];
  return (
    <SpaceBetween size="l">
      {error && <Failed error={error} onRetry={() => void refetch()} retrying={isFetching} />}
      <Table
        items={rows.slice((page - 1) * PAGE, page * PAGE)}
        trackBy={keyOf}
        columnDefinitions={COLUMNS}
        loading={isPending}
        loadingText="Loading the rejected rows"
        wrapLines
        contentDensity="compact"
        empty={!error && NONE}
        ariaLabels={{ tableLabel: 'Rejected rows' }}
        header={
          <Header
            variant="h2"
            counter={`(${of.rejected.toLocaleString()})`}
            description={data?.hasMore ? `The first ${MOST.toLocaleString()} are shown.` : undefined}
            actions={<Download of={of} />}
          >
            Rejected rows
          </Header>
        }
        pagination={
          <Pagination
            currentPageIndex={page}
            pagesCount={Math.max(Math.ceil(rows.length / PAGE), 1)}
            ariaLabels={{ paginationLabel: 'Pages of rejected rows' }}
            onChange={({ detail }) => {
              setPage(detail.currentPageIndex);
            }}
          />
        }
      />
    </SpaceBetween>
  );
};

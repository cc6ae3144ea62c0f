import BarChart from '@cloudscape-design/components/bar-chart';
import Grid from '@cloudscape-design/components/grid';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dayText } from '../format/time.ts';
import { Failed } from '../states/Failed.tsx';
import { Loading } from '../states/Loading.tsx';
import { Nothing } from '../states/Nothing.tsx';
import type { Key } from './key.ts';
import { type KeySource, usageQuery } from './source.ts';
import { type DayOfUse, daysOf, limitOf } from './usage.ts';

const PAGE = 7;

const Days = ({ days }: { readonly days: readonly DayOfUse[] }) => {
  const [page, setPage] = useState(1);
  const newestFirst = days.toReversed();
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      items={newestFirst.slice((page - 1) * PAGE, page * PAGE)}
      trackBy="date"
      ariaLabels={{ tableLabel: 'Requests of each day' }}
      columnDefinitions={[
        { id: 'date', header: 'Day (UTC)', cell: ({ date }) => dayText(date), isRowHeader: true },
        { id: 'used', header: 'Requests', cell: ({ used }) => used.toLocaleString() },
        { id: 'left', header: 'Left', cell: ({ remaining }) => remaining?.toLocaleString() ?? 'No quota' },
      ]}
      pagination={
        <Pagination
          currentPageIndex={page}
          pagesCount={Math.ceil(days.length / PAGE)}
          onChange={({ detail }) => {
            setPage(detail.currentPageIndex);
          }}
        />
      }
    />
  );
};

const Chart = ({ days }: { readonly days: readonly DayOfUse[] }) => {
  const limit = limitOf(days);
  const most = Math.max(1, ...days.map(({ used }) => used), limit ?? 0);
  return (
    <BarChart
      series={[
        { type: 'bar', title: 'Requests', data: days.map(({ date, used }) => ({ x: date, y: used })) },
        ...(limit === undefined ? [] : [{ type: 'threshold' as const, title: 'Quota of a day', y: limit }]),
      ]}
      xDomain={days.map(({ date }) => date)}
      yDomain={[0, most * 1.1]}
      xTickFormatter={(date) => dayText(date).replace(/,? \d{4}$/, '')}
      xTitle="Day (UTC)"
      yTitle="Requests"
      height={220}
      hideFilter
      ariaLabel="Requests of each day"
    />
  );
};

/** How much a key was used on each of the last thirty days, against the quota of its plan. */
export const Usage = ({ of, source }: { readonly of: Key; readonly source: KeySource }) => {
  const usage = useQuery(usageQuery(source));
  if (usage.isPending) return <Loading what="the usage" />;
  if (usage.isError)
    return <Failed error={usage.error} onRetry={() => void usage.refetch()} retrying={usage.isFetching} />;
  const days = daysOf(usage.data, of.id);
  if (days === undefined)
    return (
      <Nothing heading="No usage is reported">
        This key was not used in the last 30 days, or the gateway of this stack does not count requests. A
        local stack never does.
      </Nothing>
    );
  return (
    <Grid gridDefinition={[{ colspan: { default: 12, s: 7 } }, { colspan: { default: 12, s: 5 } }]}>
      <Chart days={days} />
      <Days days={days} />
    </Grid>
  );
};

import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { momentText } from '../format/time.ts';
import { NothingHere } from '../lists/NothingHere.tsx';
import { Pager } from '../lists/Pager.tsx';
import { usePages } from '../lists/use-pages.ts';
import { useTitle } from '../shell/use-title.ts';
import { Failed } from '../states/Failed.tsx';
import { Nothing } from '../states/Nothing.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { Entry, Outcome } from './Entry.tsx';
import { auditKey, type AuditRecord, readAudit } from './queries.ts';

const COLUMNS: TableProps.ColumnDefinition<AuditRecord>[] = [
  { id: 'at', header: 'Time', cell: ({ at }) => momentText(at), width: 190, minWidth: 130 },
  { id: 'what', header: 'What', cell: (record) => <Entry of={record} />, isRowHeader: true, minWidth: 260 },
  { id: 'outcome', header: 'Outcome', cell: (record) => <Outcome of={record} />, width: 170, minWidth: 120 },
];

const NONE = <Nothing heading="No record is found">Nothing that is asked for above was recorded.</Nothing>;

/** What admins changed, and what users did to their own accounts. */
export const AuditPage = () => {
  useTitle('Audit');
  const link = useSearch({ from: '/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const pages = usePages(auditKey(link), (cursor, signal) => readAudit(link, cursor, signal));
  const { page, error, retry, isReading, refresh } = pages;
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="What admins changed, and what users did to their own passwords, keys and accounts. Records are kept for 400 days."
          actions={<Button iconName="refresh" ariaLabel="Refresh" loading={isReading} onClick={refresh} />}
        >
          Audit
        </Header>
      }
    >
      <SpaceBetween size="l">
        {error && <Failed error={error} onRetry={retry} retrying={isReading} />}
        <Table
          items={page?.records ?? []}
          trackBy="id"
          columnDefinitions={COLUMNS}
          loading={page === undefined && isReading}
          loadingText="Loading the records"
          wrapLines
          cellVerticalAlign="top"
          empty={page?.cursor === undefined ? !error && NONE : <NothingHere of={pages} />}
          ariaLabels={{ tableLabel: 'Records' }}
          filter={<AuditFilters link={link} onChange={(search) => void navigate({ search })} />}
          pagination={<Pager of={pages} what="records" />}
        />
      </SpaceBetween>
    </ContentLayout>
  );
};

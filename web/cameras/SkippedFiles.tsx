import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { components } from 'trellis/client';
import { useMemo } from 'react';
import { bytesText } from '../format/bytes.ts';
import { Pager } from '../lists/Pager.tsx';
import { usePages } from '../lists/use-pages.ts';
import { Nothing } from '../states/Nothing.tsx';
import { readSkipped } from './queries.ts';
import { momentIn } from './zone.ts';

type Skipped = components['schemas']['SkippedPage']['files'][number];

const columnsOf = (zone: string): TableProps.ColumnDefinition<Skipped>[] => [
  {
    id: 'key',
    header: 'File',
    isRowHeader: true,
    minWidth: 240,
    cell: ({ object_key }) => <span className="key-text">{object_key}</span>,
  },
  { id: 'reason', header: 'Why', minWidth: 180, cell: ({ reason }) => reason },
  { id: 'size', header: 'Size', minWidth: 90, cell: ({ size }) => bytesText(size) },
  {
    id: 'arrived',
    header: 'Arrived',
    minWidth: 150,
    cell: ({ s3_arrival_time }) => momentIn(Date.parse(s3_arrival_time), zone),
  },
];

/** The files that arrived and did not become clips, for admins. */
export const SkippedFiles = ({ zone }: { readonly zone: string }) => {
  const pages = usePages(['GET', '/clips/skipped'], readSkipped);
  const columns = useMemo(() => columnsOf(zone), [zone]);
  return (
    <Table
      items={pages.page?.files ?? []}
      trackBy="object_key"
      columnDefinitions={columns}
      contentDensity="compact"
      wrapLines
      loading={pages.page === undefined && !pages.error}
      loadingText="Loading the skipped files"
      ariaLabels={{ tableLabel: 'Skipped files' }}
      header={
        <Header variant="h2" description="Files of the cameras that arrived and did not become clips.">
          Skipped files
        </Header>
      }
      pagination={<Pager of={pages} what="Skipped files" />}
      empty={
        pages.page === undefined ? (
          'The skipped files could not be read.'
        ) : (
          <Nothing heading="No skipped files">All files that arrived became clips.</Nothing>
        )
      }
    />
  );
};

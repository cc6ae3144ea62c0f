import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { labelOf } from './fields.ts';
import type { Row } from './permit.ts';

/** What is said of a place, in this order. */
export const PLACE: readonly (keyof Row)[] = [
  'address',
  'block',
  'lot',
  'zipcode',
  'neighborhood',
  'supervisor_district',
];
const OF_A_PAGE = 20;

/** All addresses of a permit, in the order of the file: a row each. */
export const Addresses = ({ rows }: { readonly rows: readonly Row[] }) => {
  const [page, setPage] = useState(1);
  const known = PLACE.filter((field) => field !== 'address' && rows.some((row) => (row[field] ?? '') !== ''));
  const pages = Math.ceil(rows.length / OF_A_PAGE);
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      wrapLines
      items={rows.slice((page - 1) * OF_A_PAGE, page * OF_A_PAGE)}
      trackBy="record_id"
      ariaLabels={{ tableLabel: 'Addresses' }}
      columnDefinitions={[
        {
          id: 'address',
          header: 'Address',
          cell: ({ address = '' }) => address,
          isRowHeader: true,
          minWidth: 160,
        },
        ...known.map((field) => ({
          id: field,
          header: labelOf(field),
          cell: (row: Row) => row[field] ?? '',
          minWidth: 70,
        })),
      ]}
      header={
        <Header
          variant="h3"
          counter={`(${String(rows.length)})`}
          actions={
            pages > 1 && (
              <Pagination
                currentPageIndex={page}
                pagesCount={pages}
                onChange={({ detail }) => {
                  setPage(detail.currentPageIndex);
                }}
              />
            )
          }
        >
          Addresses
        </Header>
      }
    />
  );
};

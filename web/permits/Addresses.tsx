import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { labelOf } from './fields.ts';
import type { Row } from './queries.ts';

/** What is said of an address beside itself, in this order, where any row has it. */
const PLACE: readonly (keyof Row)[] = ['block', 'lot', 'zipcode', 'neighborhood', 'supervisor_district'];
const OF_A_PAGE = 20;

/** All addresses of a permit, in the order of the file: a row each. */
export const Addresses = ({ rows }: { readonly rows: readonly Row[] }) => {
  const [page, setPage] = useState(1);
  const known = PLACE.filter((field) => rows.some((row) => (row[field] ?? '') !== ''));
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
        <SpaceBetween size="xs">
          <Header
            variant="h3"
            counter={rows.length > 1 ? `(${String(rows.length)})` : undefined}
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
            {rows.length > 1 ? 'Addresses' : 'Address'}
          </Header>
        </SpaceBetween>
      }
    />
  );
};

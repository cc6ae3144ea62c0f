import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ApiError } from 'trellis/client';
import { useTitle } from '../shell/use-title.ts';
import { Failed } from '../states/Failed.tsx';
import { Loading } from '../states/Loading.tsx';
import { Items } from './Items.tsx';
import { ItemDialog } from './ItemDialog.tsx';
import { tableKeyQuery } from './queries.ts';
import type { TableKey } from './query.ts';
import type { TableSearch } from './search.ts';
import { TableForm } from './TableForm.tsx';

/** The table that every stack makes. */
const FIRST = 'lambda-apigateway';

const isRefused = (error: unknown): boolean => error instanceof ApiError && error.status === 403;

/** What there is of a table once its key is known. */
const Found = ({
  search,
  tableKey,
  onSearch,
}: {
  readonly search: TableSearch & { readonly table: string };
  readonly tableKey: TableKey | null;
  readonly onSearch: (search: TableSearch, replace?: boolean) => void;
}) => {
  const { item, ...rest } = search;
  return (
    <>
      <Items
        search={rest}
        tableKey={tableKey}
        onSearch={onSearch}
        onOpen={(opened) => {
          onSearch({ ...rest, item: opened });
        }}
      />
      {item !== undefined && (
        <ItemDialog
          key={JSON.stringify(item)}
          table={search.table}
          tableKey={tableKey}
          link={item}
          onClose={() => {
            onSearch(rest, true);
          }}
        />
      )}
    </>
  );
};

/** The items of the tables that admins may reach. */
export const TablesPage = () => {
  useTitle('Tables');
  const asked = useSearch({ from: '/tables' });
  const navigate = useNavigate({ from: '/tables' });
  const search = { ...asked, table: asked.table ?? FIRST };
  const key = useQuery(tableKeyQuery(search.table));
  const onSearch = (next: TableSearch, replace = false): void => {
    void navigate({ search: next, replace });
  };
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="The items of the DynamoDB tables that this deployment opens to the manager. Types are kept as they are stored."
        >
          Tables
        </Header>
      }
    >
      <SpaceBetween size="l">
        <TableForm
          key={search.table}
          table={search.table}
          onOpen={(table) => {
            onSearch({ table });
          }}
        />
        {key.isError && key.data === undefined ? (
          <Failed
            error={key.error}
            // What is not allowed stays so.
            {...(isRefused(key.error) ? {} : { onRetry: () => void key.refetch() })}
            retrying={key.isFetching}
          />
        ) : key.data === undefined ? (
          <Loading what="the table" />
        ) : (
          <Found key={search.table} search={search} tableKey={key.data} onSearch={onSearch} />
        )}
      </SpaceBetween>
    </ContentLayout>
  );
};

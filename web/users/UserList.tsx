import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { momentText } from '../format/time.ts';
import { NothingHere } from '../lists/NothingHere.tsx';
import { Pager } from '../lists/Pager.tsx';
import { usePages } from '../lists/use-pages.ts';
import { useWatch } from '../lists/use-watch.ts';
import { useTitle } from '../shell/use-title.ts';
import { Failed } from '../states/Failed.tsx';
import { Nothing } from '../states/Nothing.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { readUsers, type User, usersKey } from './queries.ts';
import { filterOf, type UserFilter } from './search.ts';
import { underWay } from './under-way.ts';
import { UserFilters } from './UserFilters.tsx';
import { InvitationState, UserState } from './UserState.tsx';

const COLUMNS: TableProps.ColumnDefinition<User>[] = [
  {
    id: 'name',
    header: 'Name',
    cell: ({ username }) => (
      <Link from="/users" to="/users" search={(now) => ({ ...now, user: username })}>
        {username}
      </Link>
    ),
    isRowHeader: true,
    minWidth: 140,
  },
  { id: 'email', header: 'E-mail address', cell: ({ email }) => email ?? 'None', minWidth: 160 },
  { id: 'groups', header: 'Groups', cell: ({ groups }) => groups.join(', ') || 'None', minWidth: 90 },
  {
    id: 'state',
    header: 'State',
    cell: (user) => (
      <>
        <UserState of={user} />
        {user.state === 'invited' && user.invitation && (
          <Box variant="small" display="block">
            <InvitationState of={user.invitation} />
          </Box>
        )}
      </>
    ),
    minWidth: 150,
  },
  { id: 'created', header: 'Created', cell: ({ createdAt }) => momentText(createdAt), minWidth: 130 },
];

const NONE = <Nothing heading="No user is found">No user matches all that is asked for above.</Nothing>;

/**
 * The users that are looked for. The first page is read again while something of a user on it is under way, until the
 * reader goes on to others.
 */
const useUserPages = (filter: UserFilter) => {
  const pages = usePages(usersKey(filter), (cursor, signal) => readUsers(filter, cursor, signal));
  const moving = pages.page?.users.flatMap((user) => underWay(user) ?? []) ?? [];
  useWatch(pages.known === 1 && moving.length > 0 ? moving.join() : undefined, pages.look);
  return pages;
};

export const UserList = () => {
  useTitle('Users');
  const filter = filterOf(useSearch({ from: '/users' }));
  const navigate = useNavigate({ from: '/users' });
  const pages = useUserPages(filter);
  const [isInviting, setInviting] = useState(false);
  const { page, error, retry, isReading, refresh } = pages;
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Who can sign in, what they may do, and the API keys of their programs."
          actions={
            <SpaceBetween size="xs" direction="horizontal">
              <Button iconName="refresh" ariaLabel="Refresh" loading={isReading} onClick={refresh} />
              <Button
                variant="primary"
                onClick={() => {
                  setInviting(true);
                }}
              >
                Invite a user
              </Button>
            </SpaceBetween>
          }
        >
          Users
        </Header>
      }
    >
      <SpaceBetween size="l">
        {error && <Failed error={error} onRetry={retry} retrying={isReading} />}
        <Table
          items={page?.users ?? []}
          trackBy="id"
          columnDefinitions={COLUMNS}
          loading={page === undefined && isReading}
          loadingText="Loading the users"
          wrapLines
          empty={page?.cursor === undefined ? !error && NONE : <NothingHere of={pages} />}
          ariaLabels={{ tableLabel: 'Users' }}
          filter={<UserFilters filter={filter} onChange={(search) => void navigate({ search })} />}
          pagination={<Pager of={pages} what="users" />}
        />
      </SpaceBetween>
      {isInviting && (
        <InviteDialog
          onClose={(invited) => {
            setInviting(false);
            if (invited !== undefined) void navigate({ search: { user: invited } });
          }}
        />
      )}
    </ContentLayout>
  );
};

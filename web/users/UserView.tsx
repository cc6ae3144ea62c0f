import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { ApiError } from 'trellis/client';
import { useWatch } from '../lists/use-watch.ts';
import { useTitle } from '../shell/use-title.ts';
import { Failed } from '../states/Failed.tsx';
import { Loading } from '../states/Loading.tsx';
import { Nothing } from '../states/Nothing.tsx';
import { type User, userQuery } from './queries.ts';
import { underWay } from './under-way.ts';
import { UserActions } from './UserActions.tsx';
import { UserDialogs, type UserDialog } from './UserDialogs.tsx';
import { UserKeys } from './UserKeys.tsx';
import { UserProfile } from './UserProfile.tsx';

const isGone = (error: Error | null): boolean => error instanceof ApiError && error.status === 404;

const BACK = (
  <Link from="/users" to="/users" search={({ user: _user, key: _key, ...list }) => list}>
    All users
  </Link>
);

const Gone = ({ username }: { readonly username: string }) => (
  <Nothing
    heading={`There is no user ${username}`}
    action={
      <Link from="/users" to="/users" search={{}}>
        See all users
      </Link>
    }
  >
    They were deleted, or there has never been one of this name.
  </Nothing>
);

/** A user who is there: what is known of them, and what can be done. */
const Present = ({
  of,
  failure,
  isReading,
  onRefresh,
}: {
  readonly of: User;
  /** Shown when they could not be read anew. */
  readonly failure: ReactNode;
  readonly isReading: boolean;
  readonly onRefresh: () => void;
}) => {
  const [dialog, setDialog] = useState<UserDialog>();
  return (
    <ContentLayout
      breadcrumbs={BACK}
      header={
        <Header
          variant="h1"
          actions={<UserActions of={of} isReading={isReading} onRefresh={onRefresh} onAct={setDialog} />}
        >
          {of.username}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {failure}
        <UserProfile of={of} />
        <UserKeys username={of.username} isLeaving={of.state === 'deleting'} />
      </SpaceBetween>
      {dialog && (
        <UserDialogs
          dialog={dialog}
          of={of}
          onClose={() => {
            setDialog(undefined);
          }}
        />
      )}
    </ContentLayout>
  );
};

/** Everything about one user. */
export const UserView = ({ username }: { readonly username: string }) => {
  useTitle(username);
  const { data, error, isFetching, refetch } = useQuery(userQuery(username));
  const hasGone = isGone(error);
  useWatch(data && !hasGone ? underWay(data) : undefined, async () => (await refetch()).error);
  const retry = (): void => void refetch();
  const failure = error && !hasGone && <Failed error={error} onRetry={retry} retrying={isFetching} />;
  if (data && !hasGone)
    return <Present of={data} failure={failure} isReading={isFetching} onRefresh={retry} />;
  return (
    <ContentLayout breadcrumbs={BACK} header={<Header variant="h1">{username}</Header>}>
      {failure}
      {hasGone && <Gone username={username} />}
      {!error && <Loading what="the user" />}
    </ContentLayout>
  );
};

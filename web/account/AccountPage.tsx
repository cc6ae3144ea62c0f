import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useTitle } from '../shell/use-title.ts';
import { Failed } from '../states/Failed.tsx';
import { Loading } from '../states/Loading.tsx';
import { Deletion } from './Deletion.tsx';
import { EmailAddress } from './EmailAddress.tsx';
import { NewPassword } from './NewPassword.tsx';
import { Profile } from './Profile.tsx';
import { meQuery } from './queries.ts';
import { Sessions } from './Sessions.tsx';

/** Who is signed in, and what they can change about it. */
export const AccountPage = () => {
  useTitle('My account');
  const me = useQuery(meQuery);
  return (
    <ContentLayout header={<Header variant="h1">My account</Header>}>
      <SpaceBetween size="l">
        {me.isPending && <Loading what="your account" />}
        {me.isError && <Failed error={me.error} onRetry={() => void me.refetch()} retrying={me.isFetching} />}
        {me.data && <Profile of={me.data} />}
        {me.data && <EmailAddress of={me.data} />}
        <NewPassword />
        <Sessions />
        <Deletion />
      </SpaceBetween>
    </ContentLayout>
  );
};

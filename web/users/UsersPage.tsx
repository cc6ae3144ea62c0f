import { useSearch } from '@tanstack/react-router';
import { UserList } from './UserList.tsx';
import { UserView } from './UserView.tsx';

/** All users, or the one whom the link names. */
export const UsersPage = () => {
  const { user } = useSearch({ from: '/users' });
  return user === undefined ? <UserList /> : <UserView key={user} username={user} />;
};

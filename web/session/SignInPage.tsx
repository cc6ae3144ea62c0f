import SpaceBetween from '@cloudscape-design/components/space-between';
import Alert from '@cloudscape-design/components/alert';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, ApiError, heldFrom } from 'trellis/client';
import { Alone } from './Alone.tsx';
import { open, session } from './browser.ts';
import { CredentialField } from './CredentialField.tsx';
import { Entry } from './Entry.tsx';
import { FirstPassword } from './FirstPassword.tsx';

const links = (username: string) => (
  <SpaceBetween size="m" direction="horizontal">
    <Link to="/signup">Sign up</Link>
    <Link to="/password" search={username === '' ? {} : { username }}>
      I forgot my password
    </Link>
  </SpaceBetween>
);

/** Signs in where one is: what was asked for appears in its place. */
export const SignInPage = ({ ended }: { readonly ended: boolean }) => {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [challenge, setChallenge] = useState<string>();
  const signIn = useMutation({
    mutationFn: () => answerOf(open.POST('/signin', { body: { username, password, cookie: true } })),
    onSuccess: (answer) => {
      if ('challenge' in answer) setChallenge(answer.session);
      else session.begin(heldFrom(answer, Date.now()));
    },
  });
  if (challenge !== undefined)
    return (
      <FirstPassword
        username={username}
        session={challenge}
        onOver={() => {
          setPassword('');
          setChallenge(undefined);
        }}
      />
    );
  const isWrong = signIn.error instanceof ApiError && signIn.error.status === 401;
  return (
    <Alone title="Sign in">
      <SpaceBetween size="l">
        {ended && !signIn.isError && (
          <Alert type="info">Your session has ended. Sign in, and you are back on this page.</Alert>
        )}
        <Entry
          heading="Sign in"
          submit="Sign in"
          sending={signIn.isPending}
          error={isWrong ? null : signIn.error}
          onSubmit={() => {
            signIn.mutate();
          }}
          links={links(username)}
        >
          <CredentialField
            label="Username"
            value={username}
            onChange={setUsername}
            autoComplete="username"
            focused
          />
          <CredentialField
            label="Password"
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            fault={isWrong ? 'The username or the password is wrong.' : undefined}
          />
        </Entry>
      </SpaceBetween>
    </Alone>
  );
};

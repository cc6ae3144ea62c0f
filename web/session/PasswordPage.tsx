import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, heldFrom } from 'trellis/client';
import { besides, faultOf } from '../states/explain.ts';
import { Alone } from './Alone.tsx';
import { open, session } from './browser.ts';
import { CredentialField } from './CredentialField.tsx';
import { Entry } from './Entry.tsx';

const BACK = <Link to="/">Back to the sign-in</Link>;

const AskForCode = ({ username: known }: { readonly username: string }) => {
  const navigate = useNavigate();
  const [username, setUsername] = useState(known);
  const asking = useMutation({
    mutationFn: () => answerOf(open.POST('/password/forgot', { body: { username } })),
    onSuccess: () => navigate({ to: '/password', search: { username, sent: true } }),
  });
  return (
    <Entry
      heading="Forgotten password"
      description="We send a code to the verified e-mail address of the user."
      submit="Send the code"
      sending={asking.isPending}
      error={besides(asking.error, 'username')}
      onSubmit={() => {
        asking.mutate();
      }}
      links={BACK}
    >
      <CredentialField
        label="Username"
        value={username}
        onChange={setUsername}
        autoComplete="username"
        fault={faultOf(asking.error, 'username')}
        focused
      />
    </Entry>
  );
};

const SetPassword = ({ username }: { readonly username: string }) => {
  const [code, setCode] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const setting = useMutation({
    mutationFn: async () => {
      await answerOf(open.POST('/password/reset', { body: { username, code, newPassword } }));
      const body = { username, password: newPassword, cookie: true };
      const answer = await answerOf(open.POST('/signin', { body }));
      if (!('challenge' in answer)) session.begin(heldFrom(answer, Date.now()));
    },
  });
  return (
    <Entry
      heading="Set a new password"
      description={`If ${username} has a verified e-mail address, a code is on its way to it. The new password ends all sessions.`}
      submit="Set the password and sign in"
      sending={setting.isPending}
      error={besides(setting.error, 'code', 'newPassword')}
      onSubmit={() => {
        setting.mutate();
      }}
      links={
        <Link to="/password" search={{ username }}>
          Send another code
        </Link>
      }
    >
      <CredentialField
        label="Code from the e-mail"
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        fault={faultOf(setting.error, 'code')}
        focused
      />
      <CredentialField
        label="New password"
        type="password"
        value={newPassword}
        onChange={setNewPassword}
        autoComplete="new-password"
        fault={faultOf(setting.error, 'newPassword')}
      />
    </Entry>
  );
};

/** A forgotten password: first the code, then the new one. */
export const PasswordPage = () => {
  const { username = '', sent = false } = useSearch({ from: '/password' });
  return (
    <Alone title="Forgotten password">
      {sent && username !== '' ? <SetPassword username={username} /> : <AskForCode username={username} />}
    </Alone>
  );
};

import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, heldFrom } from 'trellis/client';
import { besides, faultOf } from '../states/explain.ts';
import { Alone } from './Alone.tsx';
import { open, session } from './browser.ts';
import { CredentialField } from './CredentialField.tsx';
import { Entry } from './Entry.tsx';

/** Makes a user, and signs them in. */
const signUp = async (username: string, password: string, email: string): Promise<void> => {
  await answerOf(open.POST('/signup', { body: { username, password, ...(email !== '' && { email }) } }));
  const answer = await answerOf(open.POST('/signin', { body: { username, password, cookie: true } }));
  if (!('challenge' in answer)) session.begin(heldFrom(answer, Date.now()));
};

export const SignUpPage = () => {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [email, setEmail] = useState('');
  const signing = useMutation({ mutationFn: () => signUp(username, password, email) });
  return (
    <Alone title="Sign up">
      <Entry
        heading="Sign up"
        submit="Sign up"
        sending={signing.isPending}
        error={besides(signing.error, 'username', 'password', 'email')}
        onSubmit={() => {
          signing.mutate();
        }}
        links={<Link to="/">Sign in instead</Link>}
      >
        <CredentialField
          label="Username"
          value={username}
          onChange={setUsername}
          autoComplete="username"
          fault={faultOf(signing.error, 'username')}
          focused
        />
        <CredentialField
          label="Password"
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="new-password"
          fault={faultOf(signing.error, 'password')}
        />
        <CredentialField
          label="E-mail address – optional"
          type="email"
          description="Once you have verified it, you can reset a forgotten password."
          value={email}
          onChange={setEmail}
          autoComplete="email"
          fault={faultOf(signing.error, 'email')}
        />
      </Entry>
    </Alone>
  );
};

import Button from '@cloudscape-design/components/button';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, heldFrom } from 'trellis/client';
import { besides, faultOf } from '../states/explain.ts';
import { Alone } from './Alone.tsx';
import { open, session as tab } from './browser.ts';
import { CredentialField } from './CredentialField.tsx';
import { Entry } from './Entry.tsx';

/** The first sign-in of somebody who was invited: they choose a password in place of the one from the invitation. */
export const FirstPassword = ({
  username,
  session,
  onOver,
}: {
  readonly username: string;
  /** Of the challenge; it is good for three minutes. */
  readonly session: string;
  readonly onOver: () => void;
}) => {
  const [newPassword, setNewPassword] = useState('');
  const answer = useMutation({
    mutationFn: () =>
      answerOf(open.POST('/signin/challenge', { body: { username, session, newPassword, cookie: true } })),
    onSuccess: (tokens) => {
      tab.begin(heldFrom(tokens, Date.now()));
    },
  });
  return (
    <Alone title="Choose a password">
      <Entry
        heading="Choose a password"
        description={`Welcome, ${username}. The password from your invitation was for this once.`}
        submit="Set the password and sign in"
        sending={answer.isPending}
        error={besides(answer.error, 'newPassword')}
        onSubmit={() => {
          answer.mutate();
        }}
        links={
          <Button variant="inline-link" formAction="none" onClick={onOver}>
            Sign in again
          </Button>
        }
      >
        <CredentialField
          label="New password"
          type="password"
          value={newPassword}
          onChange={setNewPassword}
          autoComplete="new-password"
          fault={faultOf(answer.error, 'newPassword')}
          focused
        />
      </Entry>
    </Alone>
  );
};

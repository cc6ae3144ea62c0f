import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, heldFrom } from 'trellis/client';
import { api, session } from '../session/browser.ts';
import { CredentialField } from '../session/CredentialField.tsx';
import { notify } from '../shell/notices.ts';
import { besides, faultOf } from '../states/explain.ts';
import { Failed } from '../states/Failed.tsx';

/** Changes the password. All sessions end; this browser gets a new one at once. */
export const NewPassword = () => {
  const [oldPassword, setOldPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const change = useMutation({
    mutationFn: () => answerOf(api.PUT('/me/password', { body: { oldPassword, newPassword, cookie: true } })),
    onSuccess: (tokens) => {
      session.begin(heldFrom(tokens, Date.now()));
      setOldPassword('');
      setNewPassword('');
      notify({
        type: 'success',
        content: 'Your password was changed, and all your other sessions have ended.',
      });
    },
  });
  const [oldFault, newFault] = ['oldPassword', 'newPassword'].map((field) => faultOf(change.error, field));
  const other = besides(change.error, 'oldPassword', 'newPassword');
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="A new password ends all your other sessions. API keys keep working."
        >
          Password
        </Header>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <SpaceBetween size="m">
          {other && <Failed error={other} />}
          <CredentialField
            label="Current password"
            type="password"
            value={oldPassword}
            onChange={setOldPassword}
            autoComplete="current-password"
            fault={oldFault}
          />
          <CredentialField
            label="New password"
            type="password"
            value={newPassword}
            onChange={setNewPassword}
            autoComplete="new-password"
            fault={newFault}
          />
          <Button loading={change.isPending}>Change the password</Button>
        </SpaceBetween>
      </form>
    </Container>
  );
};

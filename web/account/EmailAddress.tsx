import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf } from 'trellis/client';
import { api } from '../session/browser.ts';
import { CredentialField } from '../session/CredentialField.tsx';
import { notify } from '../shell/notices.ts';
import { faultOf } from '../states/explain.ts';
import { Failed } from '../states/Failed.tsx';
import { meQuery, type User } from './queries.ts';

/** Asks for a code for an address. */
const Address = ({ known, onSent }: { readonly known: string; readonly onSent: (email: string) => void }) => {
  const [email, setEmail] = useState(known);
  const asking = useMutation({
    mutationFn: () => answerOf(api.POST('/me/email', { body: { email } })),
    onSuccess: () => {
      onSent(email);
    },
  });
  const fault = faultOf(asking.error, 'email');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        asking.mutate();
      }}
    >
      <SpaceBetween size="m">
        {asking.isError && fault === undefined && <Failed error={asking.error} />}
        <CredentialField
          label="E-mail address"
          type="email"
          value={email}
          onChange={setEmail}
          autoComplete="email"
          fault={fault}
        />
        <Button loading={asking.isPending}>Send a code</Button>
      </SpaceBetween>
    </form>
  );
};

/** Takes the code that was sent to an address. */
const Code = ({ email, onDone }: { readonly email: string; readonly onDone: () => void }) => {
  const [code, setCode] = useState('');
  const client = useQueryClient();
  const proof = useMutation({
    mutationFn: () => answerOf(api.POST('/me/email/confirm', { body: { code } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: meQuery.queryKey });
      notify({ type: 'success', content: `${email} is verified.` });
      onDone();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        proof.mutate();
      }}
    >
      <SpaceBetween size="m">
        {proof.isError && <Failed error={proof.error} />}
        <CredentialField
          label="Code from the e-mail"
          description={`It was sent to ${email}, and is good for 15 minutes.`}
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          focused
        />
        <SpaceBetween size="xs" direction="horizontal">
          <Button loading={proof.isPending}>Verify</Button>
          <Button variant="link" formAction="none" onClick={onDone}>
            Use another address
          </Button>
        </SpaceBetween>
      </SpaceBetween>
    </form>
  );
};

/** The address to which a code goes when the password is forgotten. */
export const EmailAddress = ({ of: { email = '', emailVerified } }: { readonly of: User }) => {
  const [sentTo, setSentTo] = useState<string>();
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="A forgotten password can be reset through a verified address, and in no other way."
        >
          E-mail address
        </Header>
      }
    >
      <SpaceBetween size="m">
        {email !== '' && (
          <StatusIndicator type={emailVerified ? 'success' : 'warning'}>
            {email} {emailVerified ? 'is verified' : 'is not verified'}
          </StatusIndicator>
        )}
        {sentTo === undefined ? (
          <Address key={email} known={emailVerified ? '' : email} onSent={setSentTo} />
        ) : (
          <Code
            email={sentTo}
            onDone={() => {
              setSentTo(undefined);
            }}
          />
        )}
      </SpaceBetween>
    </Container>
  );
};

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf } from 'trellis/client';
import { api, session } from '../session/browser.ts';
import { CredentialField } from '../session/CredentialField.tsx';
import { useClaims } from '../session/use-session.ts';
import { Question } from '../states/Question.tsx';

const WhatGoes = () => (
  <Box>
    <Box variant="strong">This goes, and cannot be brought back:</Box>
    <ul>
      <li>your sessions, in every browser, within a minute</li>
      <li>your API keys: programs that use them are rejected within a minute</li>
      <li>your pictures and their tags</li>
      <li>the count of what your keys were used</li>
      <li>your username, e-mail address and password: the name is free for others afterwards</li>
    </ul>
    <Box variant="strong">This stays:</Box>
    <ul>
      <li>the record of what you did to accounts and keys, for 400 days</li>
      <li>items that you wrote to shared tables</li>
    </ul>
  </Box>
);

const Dialog = ({ username, onClose }: { readonly username: string; readonly onClose: () => void }) => {
  const [typed, setTyped] = useState('');
  const deletion = useMutation({
    mutationFn: () => answerOf(api.DELETE('/me')),
    onSuccess: () => {
      session.end();
    },
  });
  return (
    <Question
      heading="Delete your account?"
      answer="Delete my account"
      sending={deletion.isPending}
      error={deletion.error}
      canAnswer={typed === username}
      onAnswer={() => {
        deletion.mutate();
      }}
      onClose={onClose}
    >
      <WhatGoes />
      <CredentialField
        label={`Type ${username} to go on`}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
      />
    </Question>
  );
};

/** The end of an account: what goes with it, and a question that is not answered by accident. */
export const Deletion = () => {
  const { username } = useClaims();
  const [isAsking, setAsking] = useState(false);
  return (
    <Container header={<Header variant="h2">Delete my account</Header>}>
      <WhatGoes />
      <Button
        onClick={() => {
          setAsking(true);
        }}
      >
        Delete my account
      </Button>
      {isAsking && (
        <Dialog
          username={username}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </Container>
  );
};

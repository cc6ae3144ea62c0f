import Box from '@cloudscape-design/components/box';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { CredentialField } from '../session/CredentialField.tsx';
import { notify } from '../shell/notices.ts';
import { Question } from '../states/Question.tsx';
import { type User, useUserDeletion } from './queries.ts';

/** The end of a user: what goes with them, and a question that is not answered by accident. */
export const UserDeletion = ({
  of: { username },
  ownAccount,
  onClose,
}: {
  readonly of: User;
  /** What is said when an admin deletes themselves. */
  readonly ownAccount: ReactNode;
  readonly onClose: () => void;
}) => {
  const [typed, setTyped] = useState('');
  const deletion = useUserDeletion(username);
  const navigate = useNavigate({ from: '/users' });
  return (
    <Question
      heading={`Delete ${username}?`}
      answer="Delete"
      sending={deletion.isPending}
      error={deletion.error}
      canAnswer={typed === username}
      onAnswer={() => {
        deletion.mutate(undefined, {
          onSuccess: () => {
            notify({ type: 'info', content: `${username} is being deleted.` });
            void navigate({ search: ({ user: _user, key: _key, ...list }) => list, replace: true });
          },
        });
      }}
      onClose={onClose}
    >
      {ownAccount}
      <Box>
        <Box variant="strong">This goes, and cannot be brought back:</Box>
        <ul>
          <li>their sessions, within a minute</li>
          <li>their API keys: programs that use them are rejected within a minute</li>
          <li>their pictures and the tags on them</li>
          <li>the count of what their keys were used</li>
          <li>their username, e-mail address and password: the name is free for others afterwards</li>
        </ul>
        <Box variant="strong">This stays:</Box>
        <ul>
          <li>the record of what they did to accounts and keys, for 400 days</li>
          <li>items that they wrote to shared tables</li>
        </ul>
      </Box>
      <CredentialField
        label={`Type ${username} to go on`}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
      />
    </Question>
  );
};

import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ApiError, type components } from 'trellis/client';
import { Secret, ShownOnce } from '../key-parts/ShownOnce.tsx';
import { CredentialField } from '../session/CredentialField.tsx';
import { notify } from '../shell/notices.ts';
import { faultOf } from '../states/explain.ts';
import { Question } from '../states/Question.tsx';
import { SCOPES, SCOPE_TEXTS } from './scopes.ts';
import { useInviting } from './queries.ts';

type Schemas = components['schemas'];

/** The secrets of an invitation that no e-mail carries. */
const Secrets = ({
  of: { user, temporaryPassword, keys = [] },
  onClose,
}: {
  readonly of: Schemas['InvitedUser'];
  readonly onClose: () => void;
}) => (
  <ShownOnce heading={`${user.username} is invited`} onClose={onClose}>
    {temporaryPassword !== undefined && (
      <div>
        <Box variant="awsui-key-label">Temporary password, for the first sign-in</Box>
        <Secret value={temporaryPassword} what="temporary password" />
      </div>
    )}
    {keys.map(({ key, value }) => (
      <div key={key.id}>
        <Box variant="awsui-key-label">Key for {key.scope}</Box>
        <Secret value={value} what={`key for ${key.scope}`} />
      </div>
    ))}
  </ShownOnce>
);

/** Which keys an invitation brings. */
const Scopes = ({
  chosen,
  onChange,
}: {
  readonly chosen: readonly Schemas['Scope'][];
  readonly onChange: (scopes: Schemas['Scope'][]) => void;
}) => (
  <FormField label="API keys" description="One key for each.">
    <SpaceBetween size="xxs">
      {SCOPES.map((scope) => (
        <Checkbox
          key={scope}
          checked={chosen.includes(scope)}
          description={SCOPE_TEXTS[scope]}
          onChange={({ detail }) => {
            onChange(SCOPES.filter((one) => (one === scope ? detail.checked : chosen.includes(one))));
          }}
        >
          {scope}
        </Checkbox>
      ))}
    </SpaceBetween>
  </FormField>
);

const FIELDS = ['username', 'email'] as const;

/** What is wrong with a field. The one conflict that an invitation can meet is about the name. */
const fieldFault = (error: unknown, field: (typeof FIELDS)[number]): string | undefined =>
  field === 'username' && error instanceof ApiError && error.status === 409
    ? 'This name is in use.'
    : faultOf(error, field);

/** What is typed into the form. */
type Invitation = Required<Schemas['NewUser']>;

const EMPTY: Invitation = { username: '', email: '', scopes: ['permits'], sendEmail: true };

/** The fields of an invitation. */
const Fields = ({
  of: { username, email, scopes, sendEmail },
  error,
  onChange,
}: {
  readonly of: Invitation;
  readonly error: unknown;
  readonly onChange: (change: Partial<Invitation>) => void;
}) => (
  <SpaceBetween size="m">
    <CredentialField
      label="Username"
      value={username}
      onChange={(text) => {
        onChange({ username: text });
      }}
      autoComplete="off"
      fault={fieldFault(error, 'username')}
    />
    <CredentialField
      label={sendEmail ? 'E-mail address' : 'E-mail address (optional)'}
      type="email"
      value={email}
      onChange={(text) => {
        onChange({ email: text });
      }}
      autoComplete="off"
      fault={fieldFault(error, 'email')}
    />
    <Scopes
      chosen={scopes}
      onChange={(chosen) => {
        onChange({ scopes: chosen });
      }}
    />
    <Checkbox
      checked={sendEmail}
      description="Otherwise you see the temporary password and the keys here, this once."
      onChange={({ detail }) => {
        onChange({ sendEmail: detail.checked });
      }}
    >
      Send the temporary password and the keys by e-mail
    </Checkbox>
  </SpaceBetween>
);

/**
 * Invites a user.
 * @param onClose is given the name of the user who is invited by now
 */
export const InviteDialog = ({ onClose }: { readonly onClose: (invited?: string) => void }) => {
  const [typed, setTyped] = useState(EMPTY);
  const inviting = useInviting();
  const { data, error } = inviting;
  if (data?.temporaryPassword !== undefined)
    return (
      <Secrets
        of={data}
        onClose={() => {
          onClose(data.user.username);
        }}
      />
    );
  const hasFieldFault = FIELDS.some((field) => fieldFault(error, field) !== undefined);
  return (
    <Question
      heading="Invite a user"
      answer="Invite"
      sending={inviting.isPending}
      startsAtField
      bringsSecret={!typed.sendEmail}
      error={hasFieldFault ? null : error}
      canAnswer={typed.username !== '' && (typed.email !== '' || !typed.sendEmail)}
      onAnswer={() => {
        const { email, ...rest } = typed;
        inviting.mutate(email === '' ? rest : typed, {
          onSuccess: ({ user, temporaryPassword }) => {
            if (temporaryPassword !== undefined) return;
            notify({ type: 'success', content: `${user.username} is invited. The e-mail follows.` });
            onClose(user.username);
          },
        });
      }}
      onClose={() => {
        onClose();
      }}
    >
      <Fields
        of={typed}
        error={error}
        onChange={(change) => {
          setTyped({ ...typed, ...change });
        }}
      />
    </Question>
  );
};

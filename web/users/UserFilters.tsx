import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { present, textIn, wordIn } from '../format/link.ts';
import { ROLES, USER_STATES, type UserFilter } from './search.ts';
import { stateText } from './UserState.tsx';

const ANY = 'any';
const BY_NAME: SelectProps.Option = { value: 'username', label: 'Name' };
const BY_EMAIL: SelectProps.Option = { value: 'email', label: 'E-mail address' };
const STATES: SelectProps.Option[] = [
  { value: ANY, label: 'Any state' },
  ...USER_STATES.map((value) => ({ value, label: stateText(value) })),
];
const ROLE_TEXTS: Readonly<Record<(typeof ROLES)[number], string>> = {
  admin: 'Admins',
  viewer: 'Viewers',
  user: 'In no group',
};
const GROUPS: SelectProps.Option[] = [
  { value: ANY, label: 'Any group' },
  ...ROLES.map((value) => ({ value, label: ROLE_TEXTS[value] })),
];

const chosen = (options: readonly SelectProps.Option[], value: string = ANY): SelectProps.Option | null =>
  options.find((option) => option.value === value) ?? null;

/** Finds users by the start of a name or an address, which is sent by Enter or by the button. */
const Beginning = ({
  filter: { username, email, ...rest },
  onChange,
}: {
  readonly filter: UserFilter;
  readonly onChange: (filter: UserFilter) => void;
}) => {
  const [by, setBy] = useState(email === undefined ? BY_NAME : BY_EMAIL);
  const [typed, setTyped] = useState(username ?? email ?? '');
  const search = (text: string): void => {
    const start = textIn(text);
    onChange(present({ ...rest, ...(by === BY_NAME ? { username: start } : { email: start }) }));
  };
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        search(typed);
      }}
    >
      <SpaceBetween size="xs" direction="horizontal" alignItems="end">
        <FormField label="Look by">
          <Select
            options={[BY_NAME, BY_EMAIL]}
            selectedOption={by}
            onChange={({ detail }) => {
              setBy(detail.selectedOption.value === 'email' ? BY_EMAIL : BY_NAME);
            }}
          />
        </FormField>
        <FormField label={by === BY_NAME ? 'Name begins with' : 'Address begins with'}>
          <Input
            type="search"
            value={typed}
            onChange={({ detail }) => {
              setTyped(detail.value);
              // The cross in the field takes the search away at once.
              if (detail.value === '' && (username ?? email) !== undefined) search('');
            }}
            spellcheck={false}
            clearAriaLabel="Clear"
          />
        </FormField>
        <Button formAction="submit">Search</Button>
      </SpaceBetween>
    </form>
  );
};

/** What of the users is listed. */
export const UserFilters = ({
  filter,
  onChange,
}: {
  readonly filter: UserFilter;
  readonly onChange: (filter: UserFilter) => void;
}) => (
  <SpaceBetween size="m" direction="horizontal" alignItems="end">
    <Beginning key={JSON.stringify([filter.username, filter.email])} filter={filter} onChange={onChange} />
    <FormField label="State">
      <Select
        options={STATES}
        selectedOption={chosen(STATES, filter.state)}
        onChange={({ detail }) => {
          onChange(present({ ...filter, state: wordIn(USER_STATES, detail.selectedOption.value) }));
        }}
      />
    </FormField>
    <FormField label="Group">
      <Select
        options={GROUPS}
        selectedOption={chosen(GROUPS, filter.role)}
        onChange={({ detail }) => {
          onChange(present({ ...filter, role: wordIn(ROLES, detail.selectedOption.value) }));
        }}
      />
    </FormField>
  </SpaceBetween>
);

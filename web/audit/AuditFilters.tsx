import Button from '@cloudscape-design/components/button';
import DateRangePicker, { type DateRangePickerProps } from '@cloudscape-design/components/date-range-picker';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { present, textIn } from '../format/link.ts';
import { momentText } from '../format/time.ts';
import { RECORDED } from './actions.ts';
import { type AuditLink, auditLink } from './search.ts';

interface FilterProps {
  readonly link: AuditLink;
  readonly onChange: (link: AuditLink) => void;
}

const ANY: SelectProps.Option = { value: '', label: 'Any action' };
const ACTIONS: SelectProps.Option[] = [
  ANY,
  ...RECORDED.map(({ action, label }) => ({ value: action, label })),
];

/** Who did it, or to whom it was done; sent by Enter or by the button. */
const Who = ({ link: { user, ...rest }, onChange }: FilterProps) => {
  const [typed, setTyped] = useState(user ?? '');
  const search = (text: string): void => {
    onChange(present({ ...rest, user: textIn(text) }));
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
        <FormField label="User (name or id)">
          <Input
            type="search"
            value={typed}
            spellcheck={false}
            clearAriaLabel="Clear"
            onChange={({ detail }) => {
              setTyped(detail.value);
              if (detail.value === '' && user !== undefined) search('');
            }}
          />
        </FormField>
        <Button formAction="submit">Search</Button>
      </SpaceBetween>
    </form>
  );
};

const Action = ({ link: { action, ...rest }, onChange }: FilterProps) => (
  <FormField label="Action">
    <Select
      options={ACTIONS}
      selectedOption={
        action === undefined
          ? ANY
          : (ACTIONS.find(({ value }) => value === action) ?? { value: action, label: action })
      }
      onChange={({ detail }) => {
        onChange(present({ ...rest, action: textIn(detail.selectedOption.value) }));
      }}
    />
  </FormField>
);

/** What a picker has chosen: it may have no end yet. */
const isWhole: DateRangePickerProps.ValidationFunction = (value) =>
  value?.type === 'absolute' && !(Date.parse(value.startDate) < Date.parse(value.endDate))
    ? { valid: false, errorMessage: 'Choose a first and a last moment, the first one before the last.' }
    : { valid: true };

/** The ends that the picker needs where the link has one end only: the first record there can be, and now. */
const rangeOf = ({ from, to }: AuditLink): DateRangePickerProps.AbsoluteValue | null => {
  if (from === undefined && to === undefined) return null;
  const now = new Date().toISOString();
  const first = new Date(Date.now() - 400 * 86_400_000).toISOString();
  // An end that lies beyond the other one's stand-in is both.
  const startDate = from ?? (to !== undefined && to < first ? to : first);
  return { type: 'absolute', startDate, endDate: to ?? (startDate > now ? startDate : now) };
};

const When = ({ link: { from, to, ...rest }, onChange }: FilterProps) => (
  <FormField label="Time">
    <DateRangePicker
      value={rangeOf({ ...(from !== undefined && { from }), ...(to !== undefined && { to }) })}
      rangeSelectorMode="absolute-only"
      relativeOptions={[]}
      isValidRange={isWhole}
      placeholder="Any time"
      absoluteFormat="long-localized"
      hideTimeOffset
      i18nStrings={{
        renderSelectedAbsoluteRangeAriaLive: (start, end) =>
          `From ${momentText(start)} to ${momentText(end)}`,
      }}
      onChange={({ detail: { value } }) => {
        onChange(
          auditLink({
            ...rest,
            ...(value?.type === 'absolute' && { from: value.startDate, to: value.endDate }),
          }),
        );
      }}
    />
  </FormField>
);

/** Which records are listed. */
export const AuditFilters = (props: FilterProps) => (
  <SpaceBetween size="m" direction="horizontal" alignItems="end">
    <Who key={props.link.user} {...props} />
    <Action {...props} />
    <When {...props} />
  </SpaceBetween>
);

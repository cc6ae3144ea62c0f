import DatePicker from '@cloudscape-design/components/date-picker';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { faultOf } from '../states/explain.ts';
import { dayOf } from './expiry.ts';

/** What an admin says of a key. */
export interface KeyWords {
  readonly name: string;
  /** YYYY-MM-DD; '' for never. */
  readonly lastDay: string;
}

/** The name of a key and its last day. */
export const KeyFields = ({
  words,
  error,
  onChange,
}: {
  readonly words: KeyWords;
  readonly error: unknown;
  readonly onChange: (words: KeyWords) => void;
}) => (
  <SpaceBetween size="m">
    <FormField
      label="Name"
      description="To tell keys apart, such as: nightly report."
      errorText={faultOf(error, 'name')}
    >
      <Input
        value={words.name}
        autoComplete={false}
        onChange={({ detail }) => {
          onChange({ ...words, name: detail.value });
        }}
      />
    </FormField>
    <FormField
      label="Last day"
      description="The key works until this day ends. Without one, it never expires."
      errorText={faultOf(error, 'expiresAt')}
    >
      <DatePicker
        value={words.lastDay}
        placeholder="YYYY-MM-DD"
        format="iso"
        i18nStrings={{
          openCalendarAriaLabel: (date) => `Choose a day${date === null ? '' : `, now ${date}`}`,
        }}
        isDateEnabled={(date) => dayOf(date.toISOString()) >= dayOf(new Date().toISOString())}
        onChange={({ detail }) => {
          onChange({ ...words, lastDay: detail.value });
        }}
      />
    </FormField>
  </SpaceBetween>
);

import type { Permit } from '../row/permit.ts';

/** How the values of an attribute are compared. */
export type Kind = 'text' | 'number' | 'day';

/** What permits can be searched by. */
export const ATTRIBUTES = {
  application_number: 'text',
  record_id: 'number',
  status: 'text',
  status_date: 'day',
  file_date: 'day',
  issued_date: 'day',
  completed_date: 'day',
  expiration_date: 'day',
  estimated_cost: 'number',
  revised_cost: 'number',
  existing_use: 'text',
  proposed_use: 'text',
  permit_type: 'text',
  description: 'text',
  address: 'text',
  street_number: 'number',
  street: 'text',
  unit: 'text',
  block: 'text',
  lot: 'text',
  zipcode: 'text',
  neighborhood: 'text',
  supervisor_district: 'text',
  existing_units: 'number',
  proposed_units: 'number',
  existing_stories: 'number',
  proposed_stories: 'number',
  load_date: 'day',
} as const satisfies Readonly<Record<string, Kind>>;

export type Attribute = keyof typeof ATTRIBUTES;

export const NAMES = Object.keys(ATTRIBUTES) as readonly Attribute[];

/** Text as it is compared: case and outer space make no difference. */
export const folded = (text: string): string => text.trim().toLowerCase().normalize('NFC');

/** An application number as it is compared: its leading `#` makes no difference either. */
export const foldedNumber = (text: string): string => folded(text).replace(/^#\s*/, '');

/** `2016-12-21`, of `2016-12-21T00:00:00.000000+0000`: the days of the city's files, which name no time zone. */
export const dayOf = (moment: string): string => moment.slice(0, 10);

/** The value of an attribute as it is compared; '' where the row has none. */
export const valueOf = (permit: Permit, attribute: Attribute): string => {
  const value = permit[attribute] ?? '';
  if (attribute === 'application_number') return foldedNumber(value);
  switch (ATTRIBUTES[attribute]) {
    case 'text':
      return folded(value);
    case 'day':
      return dayOf(value);
    case 'number':
      return value;
  }
};

export const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Compares as DynamoDB sorts: by the bytes in UTF-8. */
export const compareBytes = (one: string, other: string): number =>
  Buffer.compare(Buffer.from(one), Buffer.from(other));

const integerDigits = (decimal: string): number =>
  decimal.includes('.') ? decimal.indexOf('.') : decimal.length;

/** Compares decimals of at least 0 exactly, whatever their length; they have no zeros in front or behind. */
export const compareNumbers = (one: string, other: string): number =>
  integerDigits(one) - integerDigits(other) || compareText(one, other);

/** The comparison of an attribute's values. */
export const comparisonOf = (attribute: Attribute): ((one: string, other: string) => number) =>
  ATTRIBUTES[attribute] === 'number' ? compareNumbers : compareText;

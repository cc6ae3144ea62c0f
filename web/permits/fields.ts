import { dollarText } from '../format/money.ts';
import { dayText, momentText } from '../format/time.ts';

const MONEY: readonly string[] = ['estimated_cost', 'revised_cost'];
const WORDS: Readonly<Record<string, string>> = { record_id: 'Row in the file', zipcode: 'Zip code' };

/** `file_date` as people say it. */
export const labelOf = (field: string): string => {
  const words = WORDS[field] ?? field.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The number of a permit without its sign, as a link has it. */
export const plainNumber = (number: string): string => number.replace(/^#/, '');

/** A moment of the API in the one form that every browser reads. */
export const instantOf = (moment: string): string => moment.replace(/(\.\d{3})\d*\+0000$/, '$1Z');

/** A value as people here write it; '' where the row has no value. */
export const valueText = (field: string, value = ''): string => {
  if (value === '') return '';
  if (field === 'application_number') return plainNumber(value);
  if (field === 'load_date') return momentText(instantOf(value));
  if (field.endsWith('_date')) return dayText(value.slice(0, 10));
  return MONEY.includes(field) ? dollarText(value) : value;
};

/** Whether values stand one below the other by their last digit. */
export const isNumeric = (field: string): boolean => MONEY.includes(field);

import { invalid } from '../../../core/errors.ts';

/** What can be said of a found permit, in the order in which every format writes it. */
export const COLUMNS = [
  'application_number',
  'record_id',
  'status',
  'status_date',
  'file_date',
  'issued_date',
  'completed_date',
  'expiration_date',
  'estimated_cost',
  'revised_cost',
  'existing_use',
  'proposed_use',
  'permit_type',
  'description',
  'address',
  'street_number',
  'street',
  'unit',
  'block',
  'lot',
  'zipcode',
  'neighborhood',
  'supervisor_district',
  'existing_units',
  'proposed_units',
  'existing_stories',
  'proposed_stories',
  'latitude',
  'longitude',
  'load_date',
] as const;

export type Column = (typeof COLUMNS)[number];

/** A row of a permit as a search finds it. A column is absent where the row has no such value. */
export type FoundPermit = Readonly<Partial<Record<Column, string>>>;

const MAX_SHOWN = 50;

const faultOf = (name: string): string =>
  name === '' ? 'contains an empty name' : `contains "${name.slice(0, MAX_SHOWN)}", which is not a field`;

/**
 * The columns that a request chooses, in the order of COLUMNS, each once.
 * @param fields names divided by commas, in any order; all columns when it is absent
 */
export const chosenColumns = (fields: string | undefined): readonly Column[] => {
  if (fields === undefined) return COLUMNS;
  const names = fields.split(',').map((name) => name.trim());
  const wrong = names.find((name) => !COLUMNS.some((column) => column === name));
  if (wrong !== undefined)
    throw invalid('query', 'fields', `${faultOf(wrong)}: the fields are ${COLUMNS.join(', ')}`);
  return COLUMNS.filter((column) => names.includes(column));
};

/** A found permit with the chosen columns only, in their order. */
export const chosenOf = (permit: FoundPermit, columns: readonly Column[]): FoundPermit =>
  Object.fromEntries(
    columns.flatMap((column) => {
      const value = permit[column];
      return value === undefined ? [] : [[column, value]];
    }),
  );

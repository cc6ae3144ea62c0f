import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type SyntheticEvent, useState } from 'react';
import type { KeyAttribute, TableKey } from './query.ts';
import { CONDITIONS, type TableSearch } from './search.ts';
import { valueFrom } from './value.ts';

const CONDITION_LABELS = {
  eq: 'is',
  begins: 'begins with',
  gte: 'is at least',
  lte: 'is at most',
} as const;

/** Numbers do not begin with anything. */
const conditionsFor = ({ type }: KeyAttribute): SelectProps.Option[] =>
  CONDITIONS.filter((one) => one !== 'begins' || type !== 'N').map((value) => ({
    value,
    label: CONDITION_LABELS[value],
  }));

/** What is wrong with the value of a key; nothing is wrong with a value that is left out. */
const faultIn = ({ type }: KeyAttribute, text: string): string | undefined => {
  const value = text === '' ? undefined : valueFrom(type, text);
  return typeof value === 'string' ? value : undefined;
};

const ORDERS: SelectProps.Option[] = [
  { value: 'asc', label: 'Smallest first' },
  { value: 'desc', label: 'Greatest first' },
];

/** What the fields of the form hold. */
interface Asked {
  readonly partition: string;
  readonly condition: (typeof CONDITIONS)[number];
  readonly sort: string;
  readonly order: TableSearch['order'];
}

/** The link of a form; a part that says nothing is left out. */
const searchOf = (table: string | undefined, { partition, condition, sort, order }: Asked): TableSearch => ({
  ...(table !== undefined && { table }),
  ...(partition !== '' && {
    partition,
    ...(sort !== '' && { condition, sort }),
    ...(order && { order }),
  }),
});

/** The condition on the sort key, and the order. */
const SortFields = ({
  sort,
  fault,
  asked,
  onChange,
}: {
  readonly sort: KeyAttribute;
  readonly fault: string | undefined;
  readonly asked: Asked;
  readonly onChange: (asked: Asked) => void;
}) => {
  const options = conditionsFor(sort);
  const disabled = asked.partition === '';
  return (
    <ColumnLayout columns={3}>
      <FormField label={sort.name}>
        <Select
          ariaLabel={`Condition of ${sort.name}`}
          options={options}
          selectedOption={options.find(({ value }) => value === asked.condition) ?? null}
          disabled={disabled}
          onChange={({ detail }) => {
            const { value } = detail.selectedOption;
            onChange({ ...asked, condition: CONDITIONS.find((one) => one === value) ?? 'eq' });
          }}
        />
      </FormField>
      <FormField label={`Value of ${sort.name}`} errorText={fault}>
        <Input
          value={asked.sort}
          disabled={disabled}
          onChange={({ detail }) => {
            onChange({ ...asked, sort: detail.value });
          }}
        />
      </FormField>
      <FormField label="Order">
        <Select
          options={ORDERS}
          selectedOption={ORDERS.find(({ value }) => value === (asked.order ?? 'asc')) ?? null}
          disabled={disabled}
          onChange={({ detail }) => {
            onChange({ ...asked, order: detail.selectedOption.value === 'desc' ? 'desc' : undefined });
          }}
        />
      </FormField>
    </ColumnLayout>
  );
};

/** Narrows a table to a partition, and to a part of it. */
export const QueryForm = ({
  search,
  tableKey: [partition, sort],
  onSearch,
}: {
  readonly search: TableSearch;
  readonly tableKey: TableKey;
  readonly onSearch: (search: TableSearch) => void;
}) => {
  const [asked, setAsked] = useState<Asked>({
    partition: search.partition ?? '',
    condition: search.condition ?? 'eq',
    sort: search.sort ?? '',
    order: search.order,
  });
  const faults = [faultIn(partition, asked.partition), sort && faultIn(sort, asked.sort)];
  return (
    <form
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        if (!faults.some(Boolean)) onSearch(searchOf(search.table, asked));
      }}
    >
      <SpaceBetween size="s">
        <FormField label={`${partition.name} is`} errorText={faults[0]} constraintText="Empty for all items.">
          <Input
            value={asked.partition}
            onChange={({ detail }) => {
              setAsked({ ...asked, partition: detail.value });
            }}
          />
        </FormField>
        {sort && <SortFields sort={sort} fault={faults[1]} asked={asked} onChange={setAsked} />}
        <Button formAction="submit">Search</Button>
      </SpaceBetween>
    </form>
  );
};

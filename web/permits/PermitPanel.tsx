import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { Panel } from '../shell/Panel.tsx';
import { Failed } from '../states/Failed.tsx';
import { Loading } from '../states/Loading.tsx';
import { Nothing } from '../states/Nothing.tsx';
import { Addresses, PLACE } from './Addresses.tsx';
import { labelOf, valueText } from './fields.ts';
import { HistoryList } from './HistoryList.tsx';
import type { Row } from './permit.ts';
import { permitQuery, permitRowsQuery } from './queries.ts';

/** What is said of a permit as a whole, in the groups in which people look for it. */
const GROUPS: readonly { readonly title: string; readonly fields: readonly (keyof Row)[] }[] = [
  {
    title: 'State',
    fields: ['status', 'status_date', 'file_date', 'issued_date', 'completed_date', 'expiration_date'],
  },
  { title: 'Cost', fields: ['estimated_cost', 'revised_cost'] },
  {
    title: 'Work',
    fields: [
      'permit_type',
      'existing_use',
      'proposed_use',
      'existing_units',
      'proposed_units',
      'existing_stories',
      'proposed_stories',
    ],
  },
  { title: 'Source', fields: ['load_date'] },
];

const Group = ({
  title,
  fields,
  row,
}: {
  readonly title: string;
  readonly fields: readonly (keyof Row)[];
  readonly row: Row;
}) => {
  const items = fields.flatMap((field) => {
    const value = valueText(field, row[field]);
    return value === '' ? [] : [{ label: labelOf(field), value }];
  });
  return (
    items.length > 0 && (
      <SpaceBetween size="xs">
        <Header variant="h3">{title}</Header>
        <KeyValuePairs columns={2} items={items} />
      </SpaceBetween>
    )
  );
};

/** The permit as its latest file says it. */
const Facts = ({ number }: { readonly number: string }) => {
  const permit = useQuery(permitQuery(number));
  const found = useQuery(permitRowsQuery(number));
  if (permit.isPending) return <Loading what="the permit" />;
  if (permit.isError)
    return <Failed error={permit.error} onRetry={() => void permit.refetch()} retrying={permit.isFetching} />;
  const more = new Map(found.data?.map((row) => [row.record_id, row]));
  const rows: Row[] = permit.data.map((row) => ({ ...more.get(row.record_id), ...row }));
  const [first] = rows;
  if (!first)
    return <Nothing heading="There is no such permit">No file that was loaded has this number.</Nothing>;
  return (
    <SpaceBetween size="l">
      <Box variant="p">{first.description === '' ? 'The work is not described.' : first.description}</Box>
      {rows.length > 1 ? <Addresses rows={rows} /> : <Group title="Place" fields={PLACE} row={first} />}
      {GROUPS.map(({ title, fields }) => (
        <Group key={title} title={title} fields={fields} row={first} />
      ))}
      <HistoryList number={number} />
    </SpaceBetween>
  );
};

/** One permit, beside the list. */
export const PermitPanel = ({
  number,
  onClose,
}: {
  readonly number: string;
  readonly onClose: () => void;
}) => (
  <Panel heading={`Permit ${number}`} onClose={onClose}>
    <Facts number={number} />
  </Panel>
);

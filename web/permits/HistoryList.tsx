import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { momentText } from '../format/time.ts';
import { Failed } from '../states/Failed.tsx';
import { Loading } from '../states/Loading.tsx';
import { labelOf, valueText } from './fields.ts';
import { type Change, changesBetween } from './history.ts';
import type { History } from './permit.ts';
import { historyQuery } from './queries.ts';

type Claim = History['items'][number];

/** More would not be read. */
const MOST_SHOWN = 50;

const shownText = (field: string, value: string | undefined): string => {
  const text = valueText(field, value);
  return text === '' ? 'nothing' : text;
};

/** What was said before is struck out, and what is said now is marked. */
const Difference = ({
  of: { row, field, before, after },
  withRow,
}: {
  readonly of: Change;
  readonly withRow: boolean;
}) => {
  if (field === 'row')
    return after === undefined ? (
      <>
        Address gone: <del>{before}</del>
      </>
    ) : (
      <>
        Address new: <ins>{after}</ins>
      </>
    );
  return (
    <>
      {labelOf(field)}
      {withRow && ` of ${row}`}: <del>{shownText(field, before)}</del> <ins>{shownText(field, after)}</ins>
    </>
  );
};

const Changes = ({ changes, rows }: { readonly changes: readonly Change[]; readonly rows: number }) => {
  if (changes.length === 0)
    return <Box color="text-body-secondary">Says the same as the file before it.</Box>;
  return (
    <ul className="changes">
      {changes.slice(0, MOST_SHOWN).map((change, at) => (
        <li key={at}>
          <Difference of={change} withRow={rows > 1} />
        </li>
      ))}
      {changes.length > MOST_SHOWN && <li>{changes.length - MOST_SHOWN} more differences</li>}
    </ul>
  );
};

const rowsText = (rows: number): string => (rows === 1 ? '1 row' : `${String(rows)} rows`);

/** One file, and how it differs from the one that was uploaded before it. */
const Said = ({ of, earlier }: { readonly of: Claim; readonly earlier: Claim | undefined }) => (
  <div>
    <Box variant="strong">{of.file}</Box> {of.shown && <Badge color="blue">Shown</Badge>}
    <Box variant="small" display="block">
      Uploaded {momentText(of.uploadedAt)},{' '}
      {of.permits.length === 0 ? 'no longer lists the permit' : rowsText(of.permits.length)}
    </Box>
    {earlier && <Changes changes={changesBetween(earlier.permits, of.permits)} rows={of.permits.length} />}
  </div>
);

/** What each file said about a permit, the latest first, with the differences between them. */
export const HistoryList = ({ number }: { readonly number: string }) => {
  const history = useQuery(historyQuery(number));
  return (
    <SpaceBetween size="s">
      <Header variant="h3">History</Header>
      {history.isPending && <Loading what="the history" />}
      {history.isError && (
        <Failed error={history.error} onRetry={() => void history.refetch()} retrying={history.isFetching} />
      )}
      {history.data?.items.map((claim, at) => (
        <Said key={`${claim.file} ${claim.uploadedAt}`} of={claim} earlier={history.data.items[at + 1]} />
      ))}
      {history.data?.complete === false && (
        <Box color="text-body-secondary">Earlier files are left out: there is no room for all.</Box>
      )}
    </SpaceBetween>
  );
};

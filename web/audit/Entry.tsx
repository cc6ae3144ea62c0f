import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { Link } from '@tanstack/react-router';
import { detailName, detailOf, detailValue, isNameOnly, refusalText, sentenceOf } from './actions.ts';
import type { AuditRecord } from './queries.ts';

/** What came of it. */
export const Outcome = ({ of: { outcome } }: { readonly of: AuditRecord }) => {
  switch (outcome) {
    case 'done':
      return <StatusIndicator type="success">Done</StatusIndicator>;
    case 'started':
      return <StatusIndicator type="pending">Not known</StatusIndicator>;
    default:
      return <StatusIndicator type="error">{refusalText(outcome)}</StatusIndicator>;
  }
};

/** What was changed, and to what. A key is a link to where it is shown. */
const detailItems = ({ detail, whom }: AuditRecord) =>
  [...detailOf(detail)].map(([name, value]) => ({
    label: detailName(name),
    value:
      name === 'key' && whom !== undefined ? (
        <Link to="/users" search={{ user: whom, key: value }}>
          {value}
        </Link>
      ) : (
        detailValue(name, value)
      ),
  }));

/** Whom it was done to. A name that was only asked for is no user. */
const concerned = (of: AuditRecord) => {
  const { whom, whomSub } = of;
  if (whom === undefined) return [];
  if (isNameOnly(of)) return [{ label: 'Name asked for', value: whom }];
  const value = (
    <>
      <Link to="/users" search={{ user: whom }}>
        {whom}
      </Link>
      <Box variant="small" display="block">
        {whomSub ?? 'No such user was found'}
      </Box>
    </>
  );
  return [{ label: 'Concerns', value }];
};

const Details = ({ of }: { readonly of: AuditRecord }) => (
  <KeyValuePairs
    columns={2}
    items={[
      {
        label: 'By',
        value: (
          <>
            {of.by}
            <Box variant="small" display="block">
              {of.bySub}
            </Box>
          </>
        ),
      },
      ...concerned(of),
      ...detailItems(of),
      { label: 'Operation', value: of.action },
      { label: 'Time in UTC', value: of.at.replace('T', ' ').replace('Z', '') },
    ]}
  />
);

/** One record: a sentence, and all that is known of it once it is opened. */
export const Entry = ({ of }: { readonly of: AuditRecord }) => (
  <details>
    <summary className="pressable">{sentenceOf(of)}</summary>
    <Box padding={{ vertical: 's' }}>
      <Details of={of} />
    </Box>
  </details>
);

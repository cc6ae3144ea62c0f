import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { momentText } from '../format/time.ts';
import { useWatch } from '../lists/use-watch.ts';
import { useTitle } from '../shell/use-title.ts';
import { Failed } from '../states/Failed.tsx';
import { Loading } from '../states/Loading.tsx';
import { isRepeatable, isUnderWay, type Load, reasonText } from './load.ts';
import { LoadState, MEANINGS } from './LoadState.tsx';
import { loadQuery } from './queries.ts';
import { RejectedRows } from './RejectedRows.tsx';
import { RetryDialog } from './RetryDialog.tsx';

const BACK = (
  <Link from="/loads" to="/loads" search={({ load: _load, ...list }) => list}>
    All loads
  </Link>
);

const COUNTS = [
  ['Rows read', 'rowsRead'],
  ['New or changed', 'written'],
  ['Unchanged', 'unchanged'],
  ['Rejected', 'rejected'],
  ['Without a place', 'placesUnclear'],
  ['Permits removed', 'removed'],
  ['Rows replaced', 'superseded'],
] as const satisfies readonly (readonly [string, keyof Load])[];

/** What became of the file, in numbers, once the load has ended. */
const Facts = ({ of }: { readonly of: Load }) => (
  <Container header={<Header variant="h2">What became of it</Header>}>
    <KeyValuePairs
      columns={4}
      items={[
        { label: 'State', value: <LoadState of={of} /> },
        { label: 'Began', value: momentText(of.startedAt) },
        { label: 'Ended', value: of.finishedAt === undefined ? 'Not yet' : momentText(of.finishedAt) },
        { label: 'Sheets', value: of.sheets.join(', ') || 'None' },
        ...(of.finishedAt === undefined
          ? []
          : COUNTS.map(([label, name]) => ({ label, value: (of[name] ?? 0).toLocaleString() }))),
      ]}
    />
  </Container>
);

const LeftOut = ({ of: { leftOut } }: { readonly of: Load }) =>
  leftOut.length > 0 && (
    <Container header={<Header variant="h2">Sheets that were left out</Header>}>
      <KeyValuePairs
        columns={2}
        items={leftOut.map(({ name, reason }) => ({ label: name, value: reasonText(reason) }))}
      />
    </Container>
  );

/** What can be done with a load. */
const Actions = ({
  of,
  isReading,
  onRefresh,
}: {
  readonly of: Load;
  readonly isReading: boolean;
  readonly onRefresh: () => void;
}) => {
  const [isAsking, setAsking] = useState(false);
  return (
    <SpaceBetween size="xs" direction="horizontal">
      <Button iconName="refresh" ariaLabel="Refresh" loading={isReading} onClick={onRefresh} />
      <Button
        disabled={!isRepeatable(of)}
        onClick={() => {
          setAsking(true);
        }}
      >
        Load again
      </Button>
      {isAsking && (
        <RetryDialog
          of={of}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </SpaceBetween>
  );
};

const Content = ({ of }: { readonly of: Load }) => (
  <SpaceBetween size="l">
    {of.reason !== '' && (
      <Alert type="error" header="Why it was not loaded">
        {reasonText(of.reason)}
      </Alert>
    )}
    <Facts of={of} />
    <LeftOut of={of} />
    {of.rejected > 0 && <RejectedRows of={of} />}
  </SpaceBetween>
);

/** Everything about one load. It is looked at again while it runs. */
export const LoadView = ({ loadId }: { readonly loadId: string }) => {
  const { data, error, isFetching, refetch } = useQuery(loadQuery(loadId));
  const title = data?.file ?? 'Load';
  useTitle(title);
  useWatch(data && isUnderWay(data) ? data.state : undefined, async () => (await refetch()).error);
  const retry = (): void => void refetch();
  return (
    <ContentLayout
      breadcrumbs={BACK}
      header={
        <Header
          variant="h1"
          description={data && MEANINGS[data.state]}
          actions={data && <Actions of={data} isReading={isFetching} onRefresh={retry} />}
        >
          {title}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {error && <Failed error={error} onRetry={retry} retrying={isFetching} />}
        {data ? <Content of={data} /> : !error && <Loading what="the load" />}
      </SpaceBetween>
    </ContentLayout>
  );
};

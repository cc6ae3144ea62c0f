import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Icon from '@cloudscape-design/components/icon';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWatch } from '../lists/use-watch.ts';
import { explain } from '../states/explain.ts';
import { isUnderWay } from './load.ts';
import { LoadState } from './LoadState.tsx';
import { loadQuery } from './queries.ts';
import { mayPass, reasonOf } from './reason.ts';
import { uploads, useOnline } from './uploading.ts';
import type { Upload } from './uploads.ts';

/** The load that a file has become, until it has ended. */
const ItsLoad = ({ loadId }: { readonly loadId: string }) => {
  const { data, error, refetch } = useQuery(loadQuery(loadId));
  useWatch(
    data === undefined || isUnderWay(data) ? (data?.state ?? 'unread') : undefined,
    async () => (await refetch()).error,
  );
  return (
    <SpaceBetween size="xs" direction="horizontal">
      {data && <LoadState of={data} />}
      {data?.state === 'loaded' && (
        <span>
          {data.rowsRead.toLocaleString()} rows, {data.rejected.toLocaleString()} rejected
        </span>
      )}
      {!data && error && <StatusIndicator type="warning">{explain(error).heading}</StatusIndicator>}
      <Link from="/loads" to="/loads" search={(now) => ({ ...now, load: loadId })}>
        See the load
      </Link>
    </SpaceBetween>
  );
};

/** Why a file was not sent, and a way to send it again where that can help. */
const NotSent = ({ of: { id, file, error } }: { readonly of: Upload }) => (
  <SpaceBetween size="xs" direction="horizontal" alignItems="center">
    {/* StatusIndicator breaks a long text in the middle of words. */}
    <Box color="text-status-error">
      <Icon name="status-negative" /> {reasonOf(error)}
    </Box>
    {mayPass(error) && (
      <Button
        variant="inline-link"
        ariaLabel={`Send ${file.name} again`}
        onClick={() => {
          uploads.again(id);
        }}
      >
        Send again
      </Button>
    )}
  </SpaceBetween>
);

const Waits = () => (
  <StatusIndicator type="pending">
    {useOnline() ? 'Waits for its turn' : 'Waits for the network, and goes on by itself'}
  </StatusIndicator>
);

const Progress = ({ of }: { readonly of: Upload }) => {
  const { file, state, share, loadId } = of;
  switch (state) {
    case 'waiting':
      return <Waits />;
    case 'sending':
      return <ProgressBar value={Math.round(share * 100)} ariaLabel={`Upload of ${file.name}`} />;
    case 'left':
      return (
        <StatusIndicator type="stopped">
          Not sent. A file of the same name was chosen after it, and replaces it
        </StatusIndicator>
      );
    case 'failed':
      return <NotSent of={of} />;
    case 'sent':
      return loadId === undefined ? (
        <StatusIndicator type="in-progress">Sent. Its load begins soon</StatusIndicator>
      ) : (
        <ItsLoad loadId={loadId} />
      );
  }
};

/** One file that was chosen, and how far it has come. */
export const UploadRow = ({ of }: { readonly of: Upload }) => (
  <div>
    <Box fontWeight="bold">{of.file.name}</Box>
    <Progress of={of} />
  </div>
);

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { isOver, isUnderWay, type Item, type Progress } from './queue.ts';
import { inOrder, summaryOf } from './summary.ts';
import { UploadList } from './UploadList.tsx';
import { uploads, useUploads } from './uploads.ts';

/** The seconds until a moment, counted down. */
const useSecondsTo = (untilMs: number | undefined): number => {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    if (untilMs === undefined) return;
    const timer = setInterval(() => {
      setNowMs(Date.now());
    }, 500);
    return () => {
      clearInterval(timer);
    };
  }, [untilMs]);
  return untilMs === undefined ? 0 : Math.max(0, Math.ceil((untilMs - nowMs) / 1000));
};

const Actions = ({ items }: { readonly items: readonly Item[] }) => (
  <SpaceBetween size="xs" direction="horizontal">
    {items.some(({ stage }) => stage.at === 'failed') && (
      <Button
        onClick={() => {
          uploads.retry();
        }}
      >
        Retry all
      </Button>
    )}
    {items.some(isUnderWay) && <Button onClick={uploads.stop}>Stop</Button>}
    <Button disabled={!items.some(isOver)} onClick={uploads.tidy}>
      Clear
    </Button>
  </SpaceBetween>
);

/** Why nothing moves, when nothing moves. */
const waitText = ({ waitsUntilMs }: Progress, leftS: number): string | undefined => {
  if (waitsUntilMs !== undefined && leftS > 0)
    return `Trellis takes more in ${String(leftS)} s. The uploads go on by themselves.`;
  return navigator.onLine ? undefined : 'There is no network. The uploads go on when it is back.';
};

/** The files that were given to this page, and what becomes of each. */
export const UploadPanel = () => {
  const progress = useUploads();
  const { items } = progress;
  const leftS = useSecondsTo(progress.waitsUntilMs);
  const { percent, text, rejectedText } = summaryOf(items);
  return (
    <Container
      header={
        <Header variant="h2" actions={<Actions items={items} />}>
          Uploads
        </Header>
      }
    >
      <SpaceBetween size="s">
        {items.some(isUnderWay) && (
          <ProgressBar value={percent} ariaLabel="Uploads" additionalInfo={waitText(progress, leftS)} />
        )}
        <div role="status">
          <Box color="text-body-secondary">
            {text}
            {rejectedText !== undefined && (
              <>
                {', '}
                <Link to="/images" search={{ show: 'rejected' }} resetScroll={false}>
                  {rejectedText}
                </Link>
              </>
            )}
          </Box>
        </div>
        <UploadList items={inOrder(items)} />
      </SpaceBetween>
    </Container>
  );
};

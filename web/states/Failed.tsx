import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { type ReactNode, useEffect, useState } from 'react';
import { ApiError } from 'trellis/client';
import { useSession } from '../session/use-session.ts';
import { explain } from './explain.ts';
import { SignInAgain } from './SignInAgain.tsx';

/** Counts the seconds of a wait down. */
const useWait = (waitS: number | undefined): number => {
  const [leftS, setLeftS] = useState(Math.ceil(waitS ?? 0));
  useEffect(() => {
    const until = Date.now() + (waitS ?? 0) * 1000;
    const tick = (): void => {
      setLeftS(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    };
    tick();
    const timer = setInterval(tick, 500);
    return () => {
      clearInterval(timer);
    };
  }, [waitS]);
  return leftS;
};

const clock = (leftS: number): string =>
  leftS < 60 ? `${String(leftS)} s` : `${String(Math.ceil(leftS / 60))} min`;

/**
 * What went wrong, what to do, and when: the one way in which a page shows an error.
 * @param onRetry absent where the form above it is sent again
 */
export const Failed = ({
  error,
  onRetry,
  retrying = false,
}: {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly retrying?: boolean;
}) => {
  const { heading, advice, requestId, waitS } = explain(error);
  const leftS = useWait(waitS);
  const isSignedIn = useSession().status === 'in';
  const isOut = isSignedIn && error instanceof ApiError && error.status === 401;
  const again: ReactNode = onRetry && (
    <Button onClick={onRetry} disabled={leftS > 0} loading={retrying}>
      {leftS > 0 ? `Try again in ${clock(leftS)}` : 'Try again'}
    </Button>
  );
  return (
    <div role="alert">
      <Alert
        type={waitS === undefined ? 'error' : 'warning'}
        header={heading}
        action={isOut ? <SignInAgain /> : again}
      >
        {advice}
        {!onRetry && leftS > 0 && <div>You can try again in {clock(leftS)}.</div>}
        {requestId !== undefined && (
          <Box variant="small" color="inherit" display="block">
            Request id: {requestId}
          </Box>
        )}
      </Alert>
    </div>
  );
};

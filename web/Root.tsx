import { Navigate, Outlet, useMatches } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Alone } from './session/Alone.tsx';
import { session } from './session/browser.ts';
import { SignInPage } from './session/SignInPage.tsx';
import { useSession } from './session/use-session.ts';
import { Failed } from './states/Failed.tsx';
import { Loading } from './states/Loading.tsx';

/** Only who is signed in needs the frame. */
const Shell = lazy(() => import('./shell/Shell.tsx'));

const WAITING = <Loading what="the console" />;

/** Decides what is shown at an address: the page in its frame, or what a guest sees. */
export const Root = () => {
  const state = useSession();
  const isOpen = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.open) });
  switch (state.status) {
    case 'unknown':
      return WAITING;
    case 'unreachable':
      return (
        <Alone title="Not reachable">
          <Failed error={state.error} onRetry={() => void session.start()} />
        </Alone>
      );
    case 'out':
      return isOpen ? <Outlet /> : <SignInPage ended={state.ended} />;
    case 'in':
      return isOpen ? (
        <Navigate to="/" />
      ) : (
        <Suspense fallback={WAITING}>
          <Shell />
        </Suspense>
      );
  }
};

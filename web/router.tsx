import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { stringifySearch } from './links.ts';
import { Root } from './Root.tsx';
import { permitSearchOf } from './permits/search.ts';
import { SignUpPage } from './session/SignUpPage.tsx';
import { PasswordPage } from './session/PasswordPage.tsx';
import { Crashed } from './states/Crashed.tsx';
import { Missing } from './states/Missing.tsx';

/** A search parameter that is a text; anything else in its place counts as absent. */
const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

const root = createRootRoute({ component: Root, errorComponent: Crashed, notFoundComponent: Missing });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    // The router takes a thrown redirect.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw redirect({ to: '/keys' });
  },
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/signup',
  component: SignUpPage,
  staticData: { open: true },
});

const password = createRoute({
  getParentRoute: () => root,
  path: '/password',
  component: PasswordPage,
  staticData: { open: true },
  validateSearch: (search): { username?: string; sent?: boolean } => {
    const username = text(search['username']);
    return { ...(username !== undefined && { username }), ...(search['sent'] === true && { sent: true }) };
  },
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./account/AccountPage.tsx'), 'AccountPage'),
});

const keys = createRoute({
  getParentRoute: () => root,
  path: '/keys',
  component: lazyRouteComponent(() => import('./keys/KeysPage.tsx'), 'KeysPage'),
  validateSearch: (search): { key?: string } => {
    const key = text(search['key']);
    return key === undefined ? {} : { key };
  },
});

const permits = createRoute({
  getParentRoute: () => root,
  path: '/permits',
  component: lazyRouteComponent(() => import('./permits/PermitsPage.tsx'), 'PermitsPage'),
  validateSearch: permitSearchOf,
});

export const router = createRouter({
  routeTree: root.addChildren([home, signUp, password, account, keys, permits]),
  stringifySearch,
  defaultErrorComponent: Crashed,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** For people who are not signed in. */
    readonly open?: boolean;
  }
}

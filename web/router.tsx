import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { auditLink } from './audit/search.ts';
import { loadsLink } from './loads/search.ts';
import { gallerySearch } from './images/search.ts';
import { camerasSearch } from './cameras/search.ts';
import { stringifySearch } from './links.ts';
import { Root } from './Root.tsx';
import { permitSearchOf } from './permits/search.ts';
import { SignUpPage } from './session/SignUpPage.tsx';
import { PasswordPage } from './session/PasswordPage.tsx';
import { Crashed } from './states/Crashed.tsx';
import { Missing } from './states/Missing.tsx';
import { tableSearch } from './tables/search.ts';
import { usersLink } from './users/search.ts';

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

const tables = createRoute({
  getParentRoute: () => root,
  path: '/tables',
  component: lazyRouteComponent(() => import('./tables/TablesPage.tsx'), 'TablesPage'),
  validateSearch: tableSearch,
});

const users = createRoute({
  getParentRoute: () => root,
  path: '/users',
  component: lazyRouteComponent(() => import('./users/UsersPage.tsx'), 'UsersPage'),
  validateSearch: usersLink,
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  component: lazyRouteComponent(() => import('./audit/AuditPage.tsx'), 'AuditPage'),
  validateSearch: auditLink,
});

const loads = createRoute({
  getParentRoute: () => root,
  path: '/loads',
  component: lazyRouteComponent(() => import('./loads/LoadsPage.tsx'), 'LoadsPage'),
  validateSearch: loadsLink,
});

const images = createRoute({
  getParentRoute: () => root,
  path: '/images',
  component: lazyRouteComponent(() => import('./images/ImagesPage.tsx'), 'ImagesPage'),
  validateSearch: gallerySearch,
});

const cameras = createRoute({
  getParentRoute: () => root,
  path: '/cameras',
  component: lazyRouteComponent(() => import('./cameras/CamerasPage.tsx'), 'CamerasPage'),
  validateSearch: camerasSearch,
});

const permits = createRoute({
  getParentRoute: () => root,
  path: '/permits',
  component: lazyRouteComponent(() => import('./permits/PermitsPage.tsx'), 'PermitsPage'),
  validateSearch: permitSearchOf,
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    signUp,
    password,
    account,
    keys,
    tables,
    users,
    audit,
    loads,
    images,
    cameras,
    permits,
  ]),
  stringifySearch,
  defaultErrorComponent: Crashed,
  // What no route knows or accepts is removed from an address: pages read no parameter that was not checked.
  search: { strict: true },
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

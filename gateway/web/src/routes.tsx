import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { Problem } from './api/api.js';
import { queryClient } from './api/client.js';
import { meQuery } from './api/queries.js';
import { BrokenPage, LostPage } from './shell/broken.js';
import { type Face, homeOf, mayOpen } from './shell/faces.js';

const root = createRootRoute({ component: Outlet, notFoundComponent: LostPage, errorComponent: BrokenPage });

async function whoAmI(href: string) {
  try {
    return await queryClient.ensureQueryData(meQuery);
  } catch (error) {
    if (error instanceof Problem && error.status === 401) throw redirect({ to: '/sign-in', search: { next: href } });
    throw error;
  }
}

/** Lets in whoever works with this face and sends everybody else to their own. */
const only =
  (face: Face) =>
  async ({ location }: { location: { href: string } }) => {
    const me = await whoAmI(location.href);
    if (!mayOpen(me.role, face)) throw redirect({ to: homeOf(me.role) });
  };

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
/** Numbers in a query string arrive as numbers: `?from=13800138000`. */
const typed = (value: unknown) => text(typeof value === 'number' ? String(value) : value);

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  // Only a path of our own: nobody is sent elsewhere after signing in.
  validateSearch: ({ next }: Record<string, unknown>): { next?: string } => ({
    next: text(next)?.match(/^\/(?![/\\]).*/)?.[0],
  }),
  component: lazyRouteComponent(() => import('./session/sign-in.page.js'), 'SignInPage'),
});
const track = createRoute({
  getParentRoute: () => root,
  path: '/t/$token',
  component: lazyRouteComponent(() => import('./customer/track.page.js'), 'TrackPage'),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: ({ location }) => whoAmI(location.href).then(() => undefined),
  component: lazyRouteComponent(() => import('./shell/shell.js'), 'Shell'),
});
const start = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: async ({ location }) => {
    throw redirect({ to: homeOf((await whoAmI(location.href)).role) });
  },
});

export type CallSearch = { from?: string; customer?: string; vin?: string };
const callSearch = ({ from, customer, vin }: Record<string, unknown>): CallSearch => ({
  from: typed(from),
  customer: typed(customer),
  vin: typed(vin),
});
export type ListSearch = { show?: 'open' | 'all'; state?: string; kind?: 'technical' | 'service' };
const listSearch = ({ show, state, kind }: Record<string, unknown>): ListSearch => ({
  show: show === 'all' ? 'all' : undefined,
  state: text(state),
  kind: kind === 'technical' || kind === 'service' ? kind : undefined,
});

const desk = createRoute({ getParentRoute: () => signedIn, path: '/desk', beforeLoad: only('/desk') });
const deskHome = createRoute({
  getParentRoute: () => desk,
  path: '/',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./desk/desk.page.js'), 'DeskPage'),
});
const deskCall = createRoute({
  getParentRoute: () => desk,
  path: '/call',
  validateSearch: callSearch,
  component: lazyRouteComponent(() => import('./desk/call.page.js'), 'CallPage'),
});
const deskComplaint = createRoute({
  getParentRoute: () => desk,
  path: '/complaints/$number',
  component: lazyRouteComponent(() => import('./desk/complaint.page.js'), 'ComplaintPage'),
});

const dealer = createRoute({ getParentRoute: () => signedIn, path: '/dealer', beforeLoad: only('/dealer') });
const dealerHome = createRoute({
  getParentRoute: () => dealer,
  path: '/',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./desk/desk.page.js'), 'DeskPage'),
});
const dealerCall = createRoute({
  getParentRoute: () => dealer,
  path: '/call',
  validateSearch: callSearch,
  component: lazyRouteComponent(() => import('./desk/call.page.js'), 'CallPage'),
});
const dealerComplaint = createRoute({
  getParentRoute: () => dealer,
  path: '/complaints/$number',
  component: lazyRouteComponent(() => import('./desk/complaint.page.js'), 'ComplaintPage'),
});

const station = createRoute({ getParentRoute: () => signedIn, path: '/station', beforeLoad: only('/station') });
const stationHome = createRoute({
  getParentRoute: () => station,
  path: '/',
  component: lazyRouteComponent(() => import('./station/station.page.js'), 'StationPage'),
});
const stationJob = createRoute({
  getParentRoute: () => station,
  path: '/jobs/$id',
  component: lazyRouteComponent(() => import('./station/job.page.js'), 'JobPage'),
});

const ops = createRoute({
  getParentRoute: () => signedIn,
  path: '/ops',
  beforeLoad: only('/ops'),
  component: lazyRouteComponent(() => import('./ops/ops.page.js'), 'OpsPage'),
});

const routeTree = root.addChildren([
  signIn,
  track,
  signedIn.addChildren([
    start,
    desk.addChildren([deskHome, deskCall, deskComplaint]),
    dealer.addChildren([dealerHome, dealerCall, dealerComplaint]),
    station.addChildren([stationHome, stationJob]),
    ops,
  ]),
]);

export const router = createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

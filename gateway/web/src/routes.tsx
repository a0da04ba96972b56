import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  parseSearchWith,
  redirect,
  stringifySearchWith,
} from '@tanstack/react-router';
import { Problem } from './api/api.js';
import { queryClient } from './api/client.js';
import { meQuery } from './api/queries.js';
import { stationSearch } from './network/list-search.js';
import { callSearch, listSearch, signInSearch } from './search.js';
import { BrokenPage, ComingPage, LostPage } from './shell/broken.js';
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

/** Lets in whoever may ask for this and sends everybody else to their own start. */
const whoMay =
  (operation: string) =>
  async ({ location }: { location: { href: string } }) => {
    const me = await whoAmI(location.href);
    if (!me.may.includes(operation)) throw redirect({ to: homeOf(me.role) });
  };

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('./session/sign-in.page.js'), 'SignInPage'),
});
const track = createRoute({
  getParentRoute: () => root,
  path: '/t/$token',
  component: lazyRouteComponent(() => import('./customer/track.page.js'), 'TrackPage'),
});
const offer = createRoute({
  getParentRoute: () => root,
  path: '/o/$token',
  component: lazyRouteComponent(() => import('./offer/offer.page.js'), 'OfferPage'),
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
const deskReceipts = createRoute({
  getParentRoute: () => desk,
  path: '/complaints/$number/receipts',
  component: lazyRouteComponent(() => import('./desk/receipts.page.js'), 'ReceiptsPage'),
});

const deskStations = createRoute({
  getParentRoute: () => desk,
  path: '/stations',
  beforeLoad: whoMay('createStation'),
});
const deskStationList = createRoute({
  getParentRoute: () => deskStations,
  path: '/',
  validateSearch: stationSearch,
  component: lazyRouteComponent(() => import('./network/stations.page.js'), 'StationsPage'),
});
const deskNewStation = createRoute({
  getParentRoute: () => deskStations,
  path: '/new',
  component: lazyRouteComponent(() => import('./network/new-station.page.js'), 'NewStationPage'),
});
const deskStationImport = createRoute({
  getParentRoute: () => deskStations,
  path: '/import',
  component: lazyRouteComponent(() => import('./network/import.page.js'), 'StationImportPage'),
});
const deskStation = createRoute({
  getParentRoute: () => deskStations,
  path: '/$code',
  component: lazyRouteComponent(() => import('./network/station.page.js'), 'StationAdminPage'),
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
const stationSettings = createRoute({
  getParentRoute: () => station,
  path: '/settings',
  component: lazyRouteComponent(() => import('./network/station.page.js'), 'OwnStationPage'),
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
  offer,
  signedIn.addChildren([
    start,
    desk.addChildren([
      deskHome,
      deskCall,
      deskComplaint,
      deskReceipts,
      deskStations.addChildren([deskStationList, deskNewStation, deskStationImport, deskStation]),
    ]),
    dealer.addChildren([dealerHome, dealerCall, dealerComplaint]),
    station.addChildren([stationHome, stationJob, stationSettings]),
    ops,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  // Text stays text: a phone number is no number.
  parseSearch: parseSearchWith((text) => text),
  stringifySearch: stringifySearchWith(JSON.stringify),

  defaultPendingComponent: ComingPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

import { Button } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { ask } from '../api/api.js';
import { queryClient } from '../api/client.js';
import { meQuery } from '../api/queries.js';
import { type LiveState, useLive } from '../live.js';
import { useWords } from '../words.js';
import { homeOf } from './faces.js';
import { Frame } from './frame.js';
import styles from './frame.module.css';
import { pageAt, pagesOf } from './pages.js';

const LookupBox = lazy(() => import('../desk/lookup-box.js').then(({ LookupBox }) => ({ default: LookupBox })));

/** What everybody who is signed in has around them: where they can go, whether news arrive, and the way out. */
export function Shell() {
  const { t } = useWords();
  const { data: me } = useSuspenseQuery(meQuery);
  const live = useLive();
  const pages = pagesOf(me);
  const path = useLocation({ select: ({ pathname }) => pathname });
  const here = pageAt(pages, path)?.to;
  return (
    <Frame
      home={homeOf(me.role)}
      start={
        pages.length > 1 && (
          <nav className={styles.nav} aria-label={t('frame.navigation')}>
            {pages.map(({ to, name }) => (
              <Link key={to} to={to} activeOptions={{ exact: to !== here }}>
                {t(name)}
              </Link>
            ))}
          </nav>
        )
      }
      middle={
        me.may.includes('lookup') && (
          <Suspense>
            <LookupBox />
          </Suspense>
        )
      }
      end={
        <>
          <LiveMark state={live} />
          <span className={styles.who} title={t(`role.${me.role}`)}>
            {me.name}
          </span>
          <SignOut />
        </>
      }
    >
      {live === 'offline' && (
        <div className={styles.banner} role="status">
          {t('live.lost')}
          <Button size="compact-sm" variant="default" onClick={() => void queryClient.invalidateQueries()}>
            {t('problem.retry')}
          </Button>
        </div>
      )}
      <Outlet />
      <Notifications position="bottom-center" limit={4} />
    </Frame>
  );
}

function LiveMark({ state }: { state: LiveState }) {
  const { t } = useWords();
  const said = t(`live.${state}`);
  return (
    <span className={styles.live} data-state={state} title={said}>
      <span className={styles.word}>{said}</span>
    </span>
  );
}

function SignOut() {
  const { t } = useWords();
  const router = useRouter();
  const leave = async () => {
    await ask('DELETE', '/session').catch(() => undefined);
    await router.navigate({ to: '/sign-in', search: {} });
    queryClient.clear();
  };
  return (
    <Button variant="subtle" color="gray" size="compact-sm" onClick={() => void leave()}>
      {t('session.leave')}
    </Button>
  );
}

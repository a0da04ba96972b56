import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { jobsQuery } from '../api/queries.js';
import type { Job } from '../api/types.js';
import { useReader } from '../shared/reader.js';
import { Nothing, Reading } from '../shared/reading.js';
import { useWords } from '../words.js';
import { useInstallable } from './installable.js';
import { JobCard } from './job-card.js';
import { OfferCard } from './offer-card.js';
import styles from './station.module.css';

/** What a station has before it: offers that wait for an answer, then the cars in hand by the time they are due. */
export function StationPage() {
  useInstallable();
  const { me } = useReader();
  const query = useQuery({ ...jobsQuery({ active: true }), refetchOnReconnect: 'always' });
  return (
    <div className={styles.page}>
      <p className={styles.who}>{me.name}</p>
      <Reading query={query} lines={6}>
        {({ items }) => <Work jobs={items} />}
      </Reading>
    </div>
  );
}

function Work({ jobs }: { jobs: Job[] }) {
  const { t } = useWords();
  const offers = jobs.filter(({ state }) => state === 'offered').sort(byText(({ deadline }) => deadline ?? ''));
  const inHand = jobs.filter(({ state }) => state !== 'offered').sort(byText(({ slot }) => slot.start));
  useNotice(offers.length);
  return (
    <>
      <section aria-labelledby="offers" aria-live="polite">
        <Title order={1} size="h4" id="offers">
          {t('station.offers', { jobs: offers.length })}
        </Title>
        {offers.length === 0 && <Nothing>{t('station.no-offers')}</Nothing>}
        {offers.map((job) => (
          <OfferCard key={job.id} job={job} />
        ))}
      </section>
      <section aria-labelledby="in-hand">
        <Title order={2} size="h4" id="in-hand">
          {t('station.in-hand', { jobs: inHand.length })}
        </Title>
        {inHand.length === 0 && <Nothing>{t('station.none-in-hand')}</Nothing>}
        {inHand.map((job) => (
          <JobCard key={job.id} job={job} />
        ))}
      </section>
    </>
  );
}

const byText = (of: (job: Job) => string) => (a: Job, b: Job) => of(a).localeCompare(of(b));

/** A new offer is felt in the pocket and seen on the tab. */
function useNotice(offers: number) {
  useEffect(() => {
    document.title = offers > 0 ? `(${offers}) Baylink` : 'Baylink';
    if (offers > 0 && navigator.userActivation?.hasBeenActive) navigator.vibrate?.([200, 100, 200]);
    return () => {
      document.title = 'Baylink';
    };
  }, [offers]);
}

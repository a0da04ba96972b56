import type { JobState } from '@baylink/contracts/repair-station';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Offer } from '../api/types.js';
import { CheckIcon } from '../shared/icons.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import styles from './offer.module.css';
import { CarAndFault } from './offer-facts.js';

type End = 'accepted' | 'declined' | 'over' | 'withdrawn';
/** What each state means to whoever opens the link; an offer that still stands is shown here once its time is over. */
const ends: Record<JobState, End> = {
  offered: 'over',
  expired: 'over',
  declined: 'declined',
  withdrawn: 'withdrawn',
  accepted: 'accepted',
  booked: 'accepted',
  arrived: 'accepted',
  'in-progress': 'accepted',
  'waiting-parts': 'accepted',
  finished: 'accepted',
};

/** What came of the offer, and what happens next. */
export function Outcome({ offer }: { offer: Offer }) {
  const { t } = useWords();
  const { time } = useFormat();
  const end = ends[offer.state];
  return (
    <>
      <section className={styles.end} data-end={end} role="status">
        <h1>
          {end === 'accepted' && <CheckIcon size={28} />} {t(`offer.${end}`)}
        </h1>
        {offer.declined && (
          <p className={styles.why}>
            {[t(`job.decline.${offer.declined.reason}`), offer.declined.note].filter(Boolean).join(' · ')}
          </p>
        )}
        <p>
          {offer.state === 'accepted' || end !== 'accepted' ? t(`offer.${end}-next`) : t(`job.state.${offer.state}`)}
        </p>
      </section>
      <section className={styles.card}>
        <CarAndFault offer={offer} />
        {offer.state === 'accepted' && (
          <p className={styles.held}>{t('station.bay-held', { time: time(offer.slot.start) })}</p>
        )}
      </section>
      {end === 'accepted' ? (
        <Button
          renderRoot={(props) => <Link to="/station/jobs/$id" params={{ id: offer.job }} {...props} />}
          size="lg"
          h={60}
          fullWidth
        >
          {t('offer.to-job')}
        </Button>
      ) : (
        <ToJobs />
      )}
    </>
  );
}

/** The link was cut short, or belongs to nothing. */
export function UnknownOffer() {
  const { t } = useWords();
  return (
    <>
      <section className={styles.end} data-end="unknown">
        <h1>{t('offer.unknown')}</h1>
        <p>{t('offer.unknown-next')}</p>
      </section>
      <ToJobs>{t('session.enter')}</ToJobs>
    </>
  );
}

function ToJobs({ children }: { children?: ReactNode }) {
  const { t } = useWords();
  return (
    <Button renderRoot={(props) => <Link to="/station" {...props} />} variant="default" size="lg" h={56} fullWidth>
      {children ?? t('offer.to-jobs')}
    </Button>
  );
}

import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Problem } from '../api/api.js';
import { trackQuery } from '../api/queries.js';
import type { Track } from '../api/types.js';
import { PhoneIcon } from '../shared/icons.js';
import { useNames } from '../shared/names.js';
import { Reading } from '../shared/reading.js';
import { useFormat } from '../shared/use-format.js';
import { Frame } from '../shell/frame.js';
import { useWords } from '../words.js';
import { FollowUp } from './follow-up.js';
import styles from './track.module.css';
import { TrackSteps } from './track-steps.js';

/** The customer's page, by link and without an account: where is my car, and is it right again. */
export function TrackPage() {
  const { token } = useParams({ from: '/t/$token' });
  const { t } = useWords();
  const query = useQuery(trackQuery(token));
  const isUnknown = query.error instanceof Problem && query.error.status < 500 && query.error.status > 0;
  return (
    <Frame>
      <div className={styles.page}>
        {isUnknown ? (
          <h1 className={styles.unknown}>{t('track.unknown')}</h1>
        ) : (
          <Reading query={query} lines={6}>
            {(track) => <Whole track={track} token={token} />}
          </Reading>
        )}
      </div>
    </Frame>
  );
}

function Whole({ track, token }: { track: Track; token: string }) {
  const { t } = useWords();
  useDocumentTitle(`${track.number} · Baylink`);
  const names = useNames();
  return (
    <>
      <header className={styles.head}>
        <h1>{t(`track.now.${track.state}`)}</h1>
        <p>
          {names.car(track.vehicle) || `…${track.vehicle.vinEnd}`} · {names.component(track.component)}
        </p>
        <p className={styles.number}>{track.number}</p>
      </header>
      {(track.followUp.open || track.followUp.answered) && <FollowUp token={token} track={track} />}
      <InHand track={track} />
      <TrackSteps track={track} />
    </>
  );
}

function InHand({ track: { handler, appointment } }: { track: Track }) {
  const { t } = useWords();
  const { full } = useFormat();
  if (!handler) return null;
  const who = handler.name ?? (handler.desk ? t('track.our-desk') : (handler.station ?? handler.dealer));
  return (
    <section className={styles.card} aria-labelledby="in-hand">
      <h2 id="in-hand">{t('track.in-hand')}</h2>
      <p className={styles.who}>{who}</p>
      {handler.address && <p>{handler.address}</p>}
      {appointment && (
        <p>
          {t('track.appointment')}: <strong>{full(appointment.start)}</strong>
        </p>
      )}
      {handler.phone && (
        <a className={styles.call} href={`tel:${handler.phone}`}>
          <PhoneIcon /> {handler.phone}
        </a>
      )}
    </section>
  );
}

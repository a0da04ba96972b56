import type { Offer } from '../api/types.js';
import { Countdown } from '../shared/countdown.js';
import { useNames } from '../shared/names.js';
import { SeverityMark, Tag } from '../shared/tone.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import styles from './offer.module.css';

/** What is offered, as far as it decides the answer. */
export function OfferFacts({ offer }: { offer: Offer }) {
  const { t } = useWords();
  const { km, minutes, time, seenFrom } = useFormat();
  const { slot, deadline, offeredAt } = offer;
  return (
    <section className={styles.card} aria-labelledby="offer">
      <header className={styles.head}>
        <p className={styles.to}>{t('offer.to', { station: offer.stationName })}</p>
        <h1 id="offer">{t('offer.title')}</h1>
      </header>
      {deadline && (
        <p className={styles.deadline}>
          <Countdown since={offeredAt} until={deadline} large />
          <span>{t('offer.answer-by', { time: time(deadline) })}</span>
        </p>
      )}
      <CarAndFault offer={offer} />
      <dl className={styles.facts}>
        <div>
          <dt>{t('offer.away')}</dt>
          <dd>{km(offer.distanceKm)}</dd>
        </div>
        <div>
          <dt>{t('offer.drive')}</dt>
          <dd>{minutes(offer.driveMinutes)}</dd>
        </div>
        <div>
          <dt>{t('offer.bay')}</dt>
          <dd>
            {time(slot.start)} – {seenFrom(slot.start, slot.end)}
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** Which car and what is wrong with it, in two lines. */
export function CarAndFault({ offer }: { offer: Offer }) {
  const { t } = useWords();
  const names = useNames();
  const vinEnd = t('offer.vin-end', { end: offer.vehicle.vinEnd });
  const car = names.car(offer.vehicle);
  return (
    <div className={styles.what}>
      <strong>{names.component(offer.component)}</strong>
      <span className={styles.marks}>
        <SeverityMark severity={offer.severity} />
        {!offer.drivable && <Tag tone="warn">{t('complaint.not-drivable')}</Tag>}
      </span>
      <span>{car || vinEnd}</span>
      <span className={styles.numbers}>
        {car && <span>{vinEnd}</span>}
        <span>{offer.complaint}</span>
      </span>
    </div>
  );
}

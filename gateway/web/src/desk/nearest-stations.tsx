import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type NearestTo, nearestQuery } from '../api/queries.js';
import type { Candidate } from '../api/types.js';
import { Nothing, Reading } from '../shared/reading.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import styles from './call.module.css';
import type { CallDraft } from './call-draft.js';

const VIN_LENGTH = 17;
const PAUSE_MS = 250;

/** Which stations would take the car there, with the reason for each that would not. */
export function NearestStations({ position: [lng, lat], draft }: { position: [number, number]; draft: CallDraft }) {
  const { t } = useWords();
  const { component, vin, drivable, severity } = draft;
  const asked: NearestTo = {
    lng,
    lat,
    component: component || undefined,
    vin: vin.length === VIN_LENGTH ? vin : undefined,
    drivable,
    severity,
    limit: 5,
  };
  // As text: the same question twice is the same value.
  const [settled] = useDebouncedValue(JSON.stringify(asked), PAUSE_MS);
  const query = useQuery(nearestQuery(JSON.parse(settled) as NearestTo));
  return (
    <div aria-live="polite">
      <Text size="sm" fw={600}>
        {t('call.nearest')}
      </Text>
      <Reading query={query} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>{t('call.nearest-none')}</Nothing>
          ) : (
            <ol className={styles.candidates}>
              {items.map((candidate) => (
                <NearStation key={candidate.station.code} candidate={candidate} />
              ))}
            </ol>
          )
        }
      </Reading>
    </div>
  );
}

function NearStation({ candidate }: { candidate: Candidate }) {
  const { t } = useWords();
  const { km, minutes, time } = useFormat();
  const failed = candidate.rules.filter(({ ok }) => !ok);
  return (
    <li className={styles.candidate}>
      <strong>{candidate.station.name}</strong>
      <span className={styles.numbers}>
        {km(candidate.distanceKm)} · {minutes(candidate.driveMinutes)}
      </span>
      {candidate.fixedAt ? (
        <small>{t('routing.fixed-by', { time: time(candidate.fixedAt) })}</small>
      ) : (
        <small>{failed.map(({ rule }) => t('routing.fails', { rule: t(`routing.rule.${rule}`) })).join(' · ')}</small>
      )}
    </li>
  );
}

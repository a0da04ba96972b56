import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Station } from '../api/types.js';
import { toMoment } from '../shared/moment.js';
import { useNow } from '../shared/now.js';
import { useReader } from '../shared/reader.js';
import { useWords } from '../words.js';
import { Flags } from './flags.js';
import styles from './network.module.css';
import { StationStateMark } from './station-state.js';
import { useStationState } from './use-station-state.js';

const HOUR_MS = 3_600_000;

/** Whether the station takes cars now, and the buttons that change it at once. */
export function StateCard({ station }: { station: Station }) {
  const { t } = useWords();
  const { may } = useReader();
  const { turn, isPending } = useStationState(station.code);
  const { state } = station;
  return (
    <section className={`${styles.card} ${styles.state}`} aria-labelledby="state">
      <div className={styles.head}>
        <h2 id="state">{t('network.taking-cars')}</h2>
        <span aria-live="polite">
          <StationStateMark station={station} />
        </span>
      </div>
      {station.flags.length > 0 && <Flags flags={station.flags} />}
      {state !== 'open' && (
        <div>
          <Button size="sm" disabled={isPending} onClick={() => turn({ state: 'open' })}>
            {t('network.reopen')}
          </Button>
        </div>
      )}
      {state === 'open' && (
        <Pause isBusy={isPending} onPause={(pausedUntil) => turn({ state: 'paused', pausedUntil })} />
      )}
      {state !== 'closed' && may('createStation') && (
        <div>
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            c="var(--alarm)"
            disabled={isPending}
            onClick={() => turn({ state: 'closed' })}
          >
            {t('network.close')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Pause({ isBusy, onPause }: { isBusy: boolean; onPause: (until: string | null) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const now = useNow(30_000);
  const chosen = toMoment(typed);
  const quick = [
    { label: t('network.pause.two-hours'), until: () => new Date(now + 2 * HOUR_MS).toISOString() },
    { label: t('network.pause.today'), until: () => new Date(new Date(now).setHours(24, 0, 0, 0)).toISOString() },
    { label: t('network.pause.open-end'), until: () => null },
  ];
  return (
    <>
      <div className={styles.states}>
        {quick.map(({ label, until }) => (
          <Button key={label} size="sm" variant="default" disabled={isBusy} onClick={() => onPause(until())}>
            {label}
          </Button>
        ))}
      </div>
      <div className={styles.states}>
        <TextInput
          type="datetime-local"
          size="sm"
          label={t('network.pause.until')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button
          size="sm"
          variant="default"
          disabled={isBusy || !chosen || Date.parse(chosen) <= now}
          onClick={() => chosen && onPause(chosen)}
        >
          {t('network.pause.then')}
        </Button>
      </div>
    </>
  );
}

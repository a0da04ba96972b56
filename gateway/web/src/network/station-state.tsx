import type { Station } from '../api/types.js';
import toned from '../shared/tone.module.css';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';

const tones = { open: 'good', paused: 'warn', closed: 'calm' } as const;

/** Whether a station takes cars, and until when not. */
export function StationStateMark({
  station: { state, pausedUntil },
}: {
  station: Pick<Station, 'state' | 'pausedUntil'>;
}) {
  const { t } = useWords();
  const { time } = useFormat();
  return (
    <span className={toned.toned} data-tone={tones[state]}>
      {state === 'paused' && pausedUntil
        ? t('network.paused-until', { time: time(pausedUntil) })
        : t(`station.state.${state}`)}
    </span>
  );
}

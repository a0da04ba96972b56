import type { ImportProgress } from '@baylink/contracts/imports';
import { isKey } from '@baylink/i18n';
import { Progress, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Note } from '../shared/note.js';
import { Nothing } from '../shared/reading.js';
import { Tag } from '../shared/tone.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import { useSayNote } from './flags.js';
import styles from './network.module.css';

const SHOWN = 500;

/** How far an import or its preview is, in figures, and every line with something to say about it. */
export function ImportOutcome({ progress, children }: { progress: ImportProgress; children: ReactNode }) {
  const { t } = useWords();
  const { number } = useFormat();
  const { state, preview, rows, done } = progress;
  const share = rows === 0 ? 0 : (done / rows) * 100;
  const title = state === 'running' ? 'running' : preview ? 'looked' : 'in';
  return (
    <>
      <Title order={2}>{t(`network.import.${title}`)}</Title>
      {state === 'running' && (
        <>
          <Progress value={share} aria-label={t('network.import.running')} animated />
          <p className={styles.hint}>{t('network.import.of', { done: number(done), rows: number(rows) })}</p>
        </>
      )}
      {state === 'failed' && <Failed reason={progress.reason ?? 'internal'} />}
      <Figures progress={progress} />
      {preview && state === 'done' && <p className={styles.hint}>{t('network.import.preview-hint')}</p>}
      {children}
      {state !== 'running' && <Lines progress={progress} />}
    </>
  );
}

function Failed({ reason }: { reason: string }) {
  const { t } = useWords();
  const key = `refusal.${reason}`;
  const said = isKey(key) ? t(key as 'refusal.unavailable') : t('network.import.interrupted');
  return (
    <Note tone="alarm" title={t('network.import.failed')}>
      {said} {t('network.import.run-again')}
    </Note>
  );
}

function Figures({ progress }: { progress: ImportProgress }) {
  const { t } = useWords();
  const { preview, rows, refused, flagged, stored, unchanged } = progress;
  return (
    <dl className={styles.counts}>
      <Figure label={t('network.import.rows')} value={rows} />
      <Figure label={t(preview ? 'network.import.would-store' : 'network.import.stored')} value={stored} />
      <Figure label={t('network.import.unchanged')} value={unchanged} />
      <Figure label={t('network.import.refused')} value={refused} tone="alarm" />
      <Figure label={t('network.import.flagged')} value={flagged} tone="warn" />
    </dl>
  );
}

function Figure({ label, value, tone }: { label: ReactNode; value: number; tone?: 'alarm' | 'warn' }) {
  const { number } = useFormat();
  return (
    <div data-tone={value > 0 ? tone : undefined}>
      <dt>{label}</dt>
      <dd>{number(value)}</dd>
    </div>
  );
}

function Lines({ progress: { notes, notesLeftOut } }: { progress: ImportProgress }) {
  const { t } = useWords();
  const { number } = useFormat();
  const say = useSayNote();
  if (notes.length === 0) return <Nothing>{t('network.import.clean')}</Nothing>;
  // What keeps a line out comes before what only looks wrong.
  const lines = [...notes].sort((a, b) => Number(b.outcome === 'refused') - Number(a.outcome === 'refused'));
  const beyond = Math.max(0, lines.length - SHOWN) + notesLeftOut;
  return (
    <div className={styles.wide}>
      <table className={styles.list}>
        <thead>
          <tr>
            <th scope="col" className={`${styles.number} ${styles.least}`}>
              {t('network.line')}
            </th>
            <th scope="col" className={styles.least}>
              {t('network.import.outcome')}
            </th>
            <th scope="col">{t('field.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, SHOWN).map(({ line, outcome, id, notes: reasons }) => (
            <tr key={line}>
              <td className={styles.number}>{line}</td>
              <td className={styles.least}>
                <Tag tone={outcome === 'refused' ? 'alarm' : 'warn'}>
                  {t(outcome === 'refused' ? 'network.import.refused' : 'network.import.flagged')}
                </Tag>
                {id && <span className={styles.code}> {id}</span>}
              </td>
              <td>
                <ul className={styles.reasons}>
                  {reasons.map((reason) => (
                    <li key={`${reason.field} ${reason.rule}`}>
                      <code>{reason.field}</code> {say(reason)}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {beyond > 0 && <p className={styles.hint}>{t('network.import.beyond', { lines: number(beyond) })}</p>}
    </div>
  );
}

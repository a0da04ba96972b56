import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { CrossIcon, FromAboveIcon, PlusIcon } from '../shared/icons.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import { isOverNight, nextWindow, readClock, type SpecialDay, type Window, weekdays } from './hours.js';
import styles from './network.module.css';
import type { StationFormState } from './use-station-form.js';

/** Usual hours, several windows a day, and the dates on which others hold. */
export function HoursCard({ form }: { form: StationFormState }) {
  const { t } = useWords();
  const { week } = form.values;
  const setDay = (day: number, windows: Window[]) =>
    form.setFieldValue(
      'week',
      week.map((before, at) => (at === day ? windows : before)),
    );
  return (
    <section className={styles.card} aria-labelledby="hours">
      <div>
        <h2 id="hours">{t('network.hours')}</h2>
        <p className={styles.hint}>{t('network.hours-hint', { zone: form.values.timeZone })}</p>
      </div>
      <ol className={styles.days} data-path="week">
        {weekdays.map((weekday, day) => {
          const name = t(`network.day.${weekday}`);
          return (
            <li key={weekday} className={styles.day}>
              <span className={styles.dayName}>{name}</span>
              <Windows
                day={name}
                path={`week.${day}`}
                windows={week[day] ?? []}
                errors={form.errors}
                onChange={(windows) => setDay(day, windows)}
              />
              <span className={styles.acts}>
                {day > 0 && (
                  <Act
                    label={t('network.copy-day', { day: name })}
                    onClick={() => setDay(day, week[day - 1] ?? [])}
                    icon={<FromAboveIcon />}
                  />
                )}
                <AddHours day={name} windows={week[day] ?? []} onChange={(windows) => setDay(day, windows)} />
              </span>
            </li>
          );
        })}
      </ol>
      {form.errors.week && <p className={styles.fault}>{form.errors.week}</p>}
      <SpecialDays form={form} />
    </section>
  );
}

function SpecialDays({ form }: { form: StationFormState }) {
  const { t } = useWords();
  const { day } = useFormat();
  const { specialDays } = form.values;
  const set = (at: number, change: Partial<SpecialDay>) =>
    form.setFieldValue(
      'specialDays',
      specialDays.map((before, other) => (other === at ? { ...before, ...change } : before)),
    );
  return (
    <>
      <div>
        <h3>{t('network.special-days')}</h3>
        <p className={styles.hint}>{t('network.special-days-hint')}</p>
      </div>
      {specialDays.length > 0 && (
        <ol className={styles.days}>
          {specialDays.map(({ date, windows }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing of their own but their place
            <li key={at} className={`${styles.day} ${styles.special}`}>
              <TextInput
                type="date"
                size="xs"
                aria-label={t('network.date')}
                data-path={`specialDays.${at}`}
                value={date}
                error={form.errors[`specialDays.${at}`]}
                onChange={(event) => set(at, { date: event.currentTarget.value })}
              />
              <Windows
                day={date ? day(date) : t('network.date')}
                path={`specialDays.${at}`}
                windows={windows}
                errors={form.errors}
                onChange={(next) => set(at, { windows: next })}
              />
              <span className={styles.acts}>
                <AddHours
                  day={date ? day(date) : t('network.date')}
                  windows={windows}
                  onChange={(next) => set(at, { windows: next })}
                />
                <Remove
                  label={t('network.remove', { what: date ? day(date) : t('network.date') })}
                  onClick={() =>
                    form.setFieldValue(
                      'specialDays',
                      specialDays.filter((_, other) => other !== at),
                    )
                  }
                />
              </span>
            </li>
          ))}
        </ol>
      )}
      {form.errors.specialDays && <p className={styles.fault}>{form.errors.specialDays}</p>}
      <div>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => form.setFieldValue('specialDays', [...specialDays, { date: '', windows: [] }])}
        >
          {t('network.add-day')}
        </Button>
      </div>
    </>
  );
}

type WindowsProps = {
  day: string;
  path: string;
  windows: readonly Window[];
  errors: StationFormState['errors'];
  onChange: (windows: Window[]) => void;
};

function Windows({ day, path, windows, errors, onChange }: WindowsProps) {
  const { t } = useWords();
  const set = (at: number, change: Partial<Window>) =>
    onChange(windows.map((window, other) => (other === at ? { ...window, ...change } : window)));
  return (
    <div className={styles.windows}>
      {windows.length === 0 && <span className={styles.closed}>{t('network.closed-day')}</span>}
      {windows.map((window, at) => {
        const error = errors[`${path}.${at}`];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: windows have nothing of their own but their place
          <span key={at} className={styles.window}>
            <ClockInput
              label={t('network.from', { day })}
              path={`${path}.${at}`}
              value={window.from}
              isWrong={Boolean(error)}
              onChange={(from) => set(at, { from })}
            />
            –
            <ClockInput
              label={t('network.to', { day })}
              value={window.to}
              isWrong={Boolean(error)}
              onChange={(to) => set(at, { to })}
            />
            {isOverNight(window) && <span className={styles.hint}>{t('network.next-day')}</span>}
            <Remove
              label={t('network.remove', { what: `${day} ${window.from}–${window.to}` })}
              onClick={() => onChange(windows.filter((_, other) => other !== at))}
            />
            {error && (
              <span className={styles.fault} role="alert">
                {error}
              </span>
            )}
          </span>
        );
      })}
    </div>
  );
}

function AddHours({ day, windows, onChange }: Pick<WindowsProps, 'day' | 'windows' | 'onChange'>) {
  const { t } = useWords();
  const add = () => onChange([...windows, nextWindow(windows)]);
  return <Act label={t('network.add-window', { day })} onClick={add} icon={<PlusIcon />} />;
}

type ClockProps = { label: string; path?: string; value: string; isWrong: boolean; onChange: (text: string) => void };

const ClockInput = ({ label, path, value, isWrong, onChange }: ClockProps) => (
  <TextInput
    size="xs"
    className={styles.clock}
    aria-label={label}
    data-path={path}
    placeholder="08:30"
    inputMode="numeric"
    maxLength={5}
    value={value}
    error={isWrong}
    onChange={(event) => onChange(event.currentTarget.value)}
    onBlur={(event) => onChange(readClock(event.currentTarget.value))}
  />
);

type ActProps = { label: string; onClick: () => void };
const Act = ({ label, onClick, icon }: ActProps & { icon: ReactNode }) => (
  <ActionIcon variant="subtle" color="gray" aria-label={label} title={label} onClick={onClick}>
    {icon}
  </ActionIcon>
);
export const Remove = (props: ActProps) => <Act {...props} icon={<CrossIcon size={14} />} />;

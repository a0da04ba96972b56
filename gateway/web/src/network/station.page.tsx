import { Stack, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { stationQuery } from '../api/queries.js';
import { BackIcon } from '../shared/icons.js';
import { useReader } from '../shared/reader.js';
import { Reading } from '../shared/reading.js';
import { useWords } from '../words.js';
import { EditStation } from './edit-station.js';
import styles from './network.module.css';

/** One station for the desk's supervisors. */
export function StationAdminPage() {
  const { code } = useParams({ strict: false }) as { code: string };
  const { t } = useWords();
  const query = useQuery(stationQuery(code));
  const name = query.data?.name ?? code;
  useDocumentTitle(`${name} · Baylink`);
  return (
    <Stack gap="md" className={styles.page}>
      <header>
        <BackToStations />
        <div className={styles.head}>
          <Title order={1} size="h3">
            {name}
          </Title>
          {query.data && <span className={styles.hint}>{t('network.code-is', { code })}</span>}
        </div>
      </header>
      <Reading query={query} lines={10}>
        {(station) => <EditStation key={station.code} station={station} />}
      </Reading>
    </Stack>
  );
}

export function BackToStations() {
  const { t } = useWords();
  return (
    <Link to="/desk/stations" className={styles.back}>
      <BackIcon size={16} /> {t('network.back')}
    </Link>
  );
}

/** A station's own people see to their hours, bays and parts. */
export function OwnStationPage() {
  const { t } = useWords();
  const { me } = useReader();
  useDocumentTitle(`${t('network.own')} · Baylink`);
  const query = useQuery({ ...stationQuery(me.station ?? ''), enabled: Boolean(me.station) });
  return (
    <Stack gap="md" className={styles.page} data-own>
      <Title order={1} size="h3">
        {t('network.own')}
      </Title>
      <Reading query={query} lines={10}>
        {(station) => <EditStation station={station} isOwn />}
      </Reading>
    </Stack>
  );
}

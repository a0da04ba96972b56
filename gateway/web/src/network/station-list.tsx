import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Station } from '../api/types.js';
import { ProblemNote } from '../shared/problem.js';
import { Nothing, Waiting } from '../shared/reading.js';
import { useWords } from '../words.js';
import { Flags } from './flags.js';
import type { StationSearch } from './list-search.js';
import styles from './network.module.css';
import { stationPagesQuery } from './queries.js';
import { StationStateMark } from './station-state.js';

/** Stations page by page. On a phone code and city stand below the name. */
export function StationList({ search }: { search: StationSearch }) {
  const { t } = useWords();
  const query = useInfiniteQuery(stationPagesQuery(search));
  if (query.error && !query.data) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Waiting lines={8} />;
  const stations = query.data.pages.flatMap(({ items }) => items);
  if (stations.length === 0) return <Nothing>{t(search.q || search.state ? 'network.none' : 'network.empty')}</Nothing>;
  return (
    <>
      <div className={styles.wide}>
        <table className={styles.list} aria-busy={query.isFetching}>
          <thead>
            <tr>
              <th scope="col" className={styles.folds}>
                {t('network.code')}
              </th>
              <th scope="col">{t('network.name')}</th>
              <th scope="col" className={styles.folds}>
                {t('network.city')}
              </th>
              <th scope="col">{t('field.state')}</th>
              <th scope="col" className={`${styles.folds} ${styles.number}`}>
                {t('network.bays-column')}
              </th>
              <th scope="col" className={styles.folds}>
                {t('network.look-wrong')}
              </th>
            </tr>
          </thead>
          <tbody>
            {stations.map((station) => (
              <Row key={station.code} station={station} />
            ))}
          </tbody>
        </table>
      </div>
      {query.hasNextPage && (
        <div>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('network.more')}
          </Button>
        </div>
      )}
    </>
  );
}

function Row({ station }: { station: Station }) {
  const { code, name, city, bays, flags } = station;
  const navigate = useNavigate();
  const to = { to: '/desk/stations/$code', params: { code } } as const;
  return (
    <tr data-opens onClick={() => void navigate(to)}>
      <td className={`${styles.folds} ${styles.code}`}>{code}</td>
      <td>
        <Link {...to} className={styles.name} onClick={(event) => event.stopPropagation()}>
          {name}
        </Link>
        <span className={styles.more}>{[code, city].filter(Boolean).join(' · ')}</span>
        <span className={styles.more}>
          <Flags flags={flags} />
        </span>
      </td>
      <td className={styles.folds}>{city}</td>
      <td>
        <StationStateMark station={station} />
      </td>
      <td className={`${styles.folds} ${styles.number}`}>{bays.length}</td>
      <td className={styles.folds}>
        <Flags flags={flags} />
      </td>
    </tr>
  );
}

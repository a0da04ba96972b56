import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { type ComplaintFilter, complaintsQuery } from '../api/queries.js';
import type { ComplaintLine } from '../api/types.js';
import { useNames } from '../shared/names.js';
import { useNow } from '../shared/now.js';
import { ProblemNote } from '../shared/problem.js';
import { useReader } from '../shared/reader.js';
import { Nothing, Waiting } from '../shared/reading.js';
import { ComplaintStateMark, SeverityMark, Tag } from '../shared/tone.js';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import styles from './desk.module.css';
import { useHandlerName } from './handler.js';

const ROW_PX = 52;

/** Complaints, newest first. It reads on as one scrolls and draws only the rows in sight. */
export function ComplaintList({ filter }: { filter: ComplaintFilter }) {
  const { t } = useWords();
  const list = useRef<HTMLTableElement>(null);
  const query = useInfiniteQuery(complaintsQuery(filter));
  const lines = query.data?.pages.flatMap((page) => page.items) ?? [];
  const rows = useWindowVirtualizer({
    count: lines.length,
    estimateSize: () => ROW_PX,
    overscan: 12,
    scrollMargin: list.current?.offsetTop ?? 0,
  });
  const seen = rows.getVirtualItems();
  const last = seen.at(-1)?.index ?? 0;
  const { hasNextPage, isFetching, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && last >= lines.length - 10) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage, last, lines.length]);

  if (query.error && !query.data) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Waiting lines={8} />;
  if (lines.length === 0) return <Nothing>{t('desk.empty')}</Nothing>;
  const above = (seen[0]?.start ?? 0) - rows.options.scrollMargin;
  const below = rows.getTotalSize() - ((seen.at(-1)?.end ?? 0) - rows.options.scrollMargin);
  return (
    <div className={styles.wide}>
      <table className={styles.list} ref={list} aria-busy={query.isFetchingNextPage}>
        <thead>
          <tr>
            {(['number', 'state', 'component', 'car', 'customer', 'handler', 'since'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`field.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={above} />
          {seen.map(({ index }) => (
            <Row key={lines[index]!.number} line={lines[index]!} />
          ))}
          <Gap height={below} />
        </tbody>
      </table>
    </div>
  );
}

const Gap = ({ height }: { height: number }) =>
  height > 0 && (
    <tr>
      <td colSpan={7} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );

function Row({ line }: { line: ComplaintLine }) {
  const { t } = useWords();
  const { base } = useReader();
  const router = useRouter();
  const names = useNames();
  const { length, full } = useFormat();
  const handlerName = useHandlerName();
  const now = useNow(30_000);
  const to = { to: `${base}/complaints/$number`, params: { number: line.number } } as const;
  return (
    <tr className={styles.row} onClick={() => void router.navigate(to)}>
      <td>
        <Link {...to} className={styles.number} onClick={(event) => event.stopPropagation()}>
          {line.number}
        </Link>
      </td>
      <td>
        <ComplaintStateMark state={line.state} /> {line.hold && <Tag tone="warn">{t('complaint.on-hold')}</Tag>}
      </td>
      <td className={styles.what}>
        <span>
          {names.component(line.component)} <SeverityMark severity={line.severity} />
        </span>
        <small>{line.excerpt}</small>
      </td>
      <td>{names.car(line.vehicle)}</td>
      <td>{line.customer.name}</td>
      <td>{line.handler ? handlerName(line.handler) : '–'}</td>
      <td title={full(line.loggedAt)} className={styles.since}>
        {length(now - Date.parse(line.loggedAt))}
      </td>
    </tr>
  );
}

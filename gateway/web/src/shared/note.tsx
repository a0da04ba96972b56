import type { ReactNode } from 'react';
import styles from './tone.module.css';

/** Something the reader should notice before going on. An alarm is read out at once. */
export function Note({
  tone,
  title,
  children,
}: {
  tone: 'warn' | 'alarm' | 'good';
  title?: string;
  children: ReactNode;
}) {
  return (
    <div className={styles.note} data-tone={tone} role={tone === 'alarm' ? 'alert' : 'status'}>
      {title && <strong>{title}</strong>}
      {children}
    </div>
  );
}

import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './call.module.css';

/** One numbered part of the talk. */
export function Step({ ordinal, title, children }: { ordinal: number; title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.step}>
      <legend>
        <span className={styles.ordinal}>{ordinal}</span>
        {title}
      </legend>
      <Stack gap="sm">{children}</Stack>
    </fieldset>
  );
}

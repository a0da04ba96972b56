import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './complaint.module.css';

/** A titled part of a page. */
export function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.card}>
      <Title order={2} size="h6" mb={8}>
        {title}
      </Title>
      {children}
    </section>
  );
}

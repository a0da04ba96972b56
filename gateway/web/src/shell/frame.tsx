import { ActionIcon, Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { MoonIcon, SunIcon } from '../shared/icons.js';
import { chooseLanguage, useWords } from '../words.js';
import type { Face } from './faces.js';
import styles from './frame.module.css';

/** The slim band on top and the page below it, for every face. */
export function Frame({
  home,
  start,
  middle,
  end,
  children,
}: {
  /** Where the name of the product leads. */
  home?: Face;
  start?: ReactNode;
  middle?: ReactNode;
  end?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {t('frame.skip')}
      </a>
      <header className={styles.header}>
        {home ? (
          <Link to={home} className={styles.brand}>
            <Brand />
          </Link>
        ) : (
          <span className={styles.brand}>
            <Brand />
          </span>
        )}
        {start}
        <div className={styles.middle}>{middle}</div>
        <div className={styles.end}>
          {end}
          <LanguageSwitch />
          <SchemeSwitch />
        </div>
      </header>
      <main id="content" className={styles.main} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

const Brand = () => (
  <>
    <img src="/icon.svg" alt="" width={22} height={22} />
    <span className={styles.name}>Baylink</span>
  </>
);

function LanguageSwitch() {
  const { language } = useWords();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <Button variant="subtle" color="gray" size="compact-sm" lang={other} onClick={() => void chooseLanguage(other)}>
      {other === 'en' ? 'English' : '中文'}
    </Button>
  );
}

function SchemeSwitch() {
  const { t } = useWords();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const label = t(isDark ? 'frame.light' : 'frame.dark');
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    >
      {isDark ? <SunIcon /> : <MoonIcon />}
    </ActionIcon>
  );
}

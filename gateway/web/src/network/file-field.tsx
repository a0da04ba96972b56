import { Button, FileButton, Text } from '@mantine/core';
import { type DragEvent, useState } from 'react';
import { useFormat } from '../shared/use-format.js';
import { useWords } from '../words.js';
import styles from './network.module.css';

/** A CSV file, chosen or dropped. */
export function FileField({
  file,
  isBusy,
  onChoose,
}: {
  file: File | undefined;
  isBusy: boolean;
  onChoose: (file: File) => void;
}) {
  const { t } = useWords();
  const { number } = useFormat();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped && !isBusy) onChoose(dropped);
  };
  return (
    <div>
      <section
        className={styles.file}
        aria-label={t('network.file')}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileButton accept=".csv,text/csv" onChange={(chosen) => chosen && onChoose(chosen)}>
          {(props) => (
            <Button {...props} variant="default" disabled={isBusy}>
              {t('network.choose-file')}
            </Button>
          )}
        </FileButton>
        {file ? (
          <Text size="sm">
            <strong>{file.name}</strong> · {t('network.kilobytes', { size: number(Math.ceil(file.size / 1024)) })}
          </Text>
        ) : (
          <Text size="sm" c="dimmed">
            {t('network.drop')}
          </Text>
        )}
      </section>
      <p className={styles.hint}>{t('network.columns-hint')}</p>
    </div>
  );
}

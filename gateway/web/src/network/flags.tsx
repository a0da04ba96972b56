import { isKey, translateRule } from '@baylink/i18n';
import type { Station } from '../api/types.js';
import { Tag } from '../shared/tone.js';
import { useWords } from '../words.js';
import styles from './network.module.css';
import { plainRule } from './plain-rule.js';

export type Flag = Station['flags'][number];

/** What is wrong with a field that is named beside it. */
export function useSayNote() {
  const { t, language } = useWords();
  return (flag: Flag): string => {
    const { rule, km, stated } = flag;
    const isFar = rule === 'far-from-province' && km !== undefined;
    return isFar
      ? t('network.flag.far', { distance: Number(km), province: String(stated) })
      : translateRule(language, plainRule(flag));
  };
}

/** What looks wrong, in words of its own. */
function useSayFlag() {
  const { t } = useWords();
  const sayNote = useSayNote();
  return (flag: Flag): string => {
    const key = `network.flag.${flag.field}.${flag.rule}`;
    return isKey(key) ? t(key as 'network.flag.phone.missing') : sayNote(flag);
  };
}

export function Flags({ flags }: { flags: readonly Flag[] }) {
  const say = useSayFlag();
  return (
    <span className={styles.flags}>
      {flags.map((flag) => (
        <Tag key={`${flag.field} ${flag.rule}`} tone="warn">
          {say(flag)}
        </Tag>
      ))}
    </span>
  );
}

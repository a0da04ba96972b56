import { isKey } from '@baylink/i18n';
import type { Translate } from '../words.js';

/** What happened, by the name its entry in a timeline bears. */
export function sayEvent(t: Translate, event: string): string {
  const key = `complaint.event.${event}`;
  return isKey(key) ? t(key as 'complaint.event.logged') : event;
}

/** A reason as a code that has words, or as somebody wrote it. */
export function sayReason(t: Translate, reason: string): string {
  const key = [`dispatch.reason.${reason}`, `job.decline.${reason}`].find(isKey);
  return key ? t(key as 'dispatch.reason.no-stations') : reason;
}

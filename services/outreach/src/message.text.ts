import type { Language } from '@baylink/contracts';
import { type Key, translate } from '@baylink/i18n';
import type { Draft, Recipient } from './domain/message.js';

/** What the words of any template may ask for. Never a name, a phone number or an address of a customer. */
export type Facts = {
  number: string;
  vehicle: string;
  link: string;
  station?: string;
  dealer?: string;
  deadline?: string;
};

type Template = Draft['template'];
type Part = 'subject' | 'text';
type MessageKey = Extract<Key, `message.${Template}.${string}${Part}`>;

/** Subject and text in the recipient's language. */
export function write(template: Template, to: Recipient, facts: Facts): { subject: string; text: string } {
  // Each key asks for some of the facts; all are given to each.
  const given = facts as Required<Facts>;
  const say = (part: Part) => translate(to.language, wordsOf(template, to.kind, part), given);
  return { subject: say('subject'), text: say('text') };
}

/** One template reads differently to the dealer that it is about. */
function wordsOf(template: Template, kind: Recipient['kind'], part: Part): MessageKey {
  if (template === 'dealer-assigned' && kind === 'dealer') return `message.dealer-assigned.dealer.${part}`;
  return `message.${template}.${part}`;
}

/** The car by brand and model, or by the end of its VIN when neither is known. */
export function nameCar({ vin, brand, model }: { vin: string; brand?: string; model?: string }): string {
  return [brand, model].filter(Boolean).join(' ') || `VIN …${vin.slice(-6)}`;
}

/** A moment as a clock on the recipient's wall shows it: `23 Nov, 10:05`. */
export function wallClock(time: string, language: Language, timeZone: string): string {
  const key = `${language} ${timeZone}`;
  const format = formats.get(key) ?? wallClockFormat(language, timeZone);
  formats.set(key, format);
  return format.format(new Date(time));
}

/** Making one costs a hundred times as much as using it; there are as many as languages times time zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

const wallClockFormat = (language: Language, timeZone: string) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone,
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });

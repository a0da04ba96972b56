import type { Language, Words } from './language.js';
import { call } from './words/call.js';
import { complaint } from './words/complaint.js';
import { component } from './words/component.js';
import { field } from './words/field.js';
import { frame } from './words/frame.js';
import { job } from './words/job.js';
import { message } from './words/message.js';
import { network } from './words/network.js';
import { offer } from './words/offer.js';
import { ops } from './words/ops.js';
import { people } from './words/people.js';
import { receipt } from './words/receipt.js';
import { refusal } from './words/refusal.js';
import { rule } from './words/rule.js';
import { station } from './words/station.js';
import { track } from './words/track.js';

export * from './language.js';

/** Everything a person may read, by key. */
export const words = {
  ...frame,
  ...refusal,
  ...rule,
  ...field,
  ...people,
  ...call,
  ...complaint,
  ...component,
  ...job,
  ...station,
  ...receipt,
  ...network,
  ...offer,
  ...message,
  ...track,
  ...ops,
};
export type Key = keyof typeof words;

type ParamNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never;
type ParamsOf<K extends Key> = { [K1 in K]: ParamNames<(typeof words)[K1]['en']> }[K];
/** The params that the words of a key ask for, as the arguments after the key. */
export type Params<K extends Key> = [ParamsOf<K>] extends [never] ? [] : [params: Record<ParamsOf<K>, string | number>];

/** The words of a key in a language. A key with `{name}` in its words asks for that param. */
export function translate<K extends Key>(language: Language, key: K, ...[params]: Params<K>): string {
  return fill(words[key][language], params ?? {});
}

/** Whether there are words for a key that was put together at run time. */
export const isKey = (key: string): key is Key => Object.hasOwn(words, key);

/** One thing wrong with a field, as a refusal carries it: the rule and that rule's numbers. */
export type BrokenRule = { rule: string } & Record<string, unknown>;

/** What is wrong with a field, in words: `{ rule: 'too_big', origin: 'string', maximum: 8000 }`. */
export function translateRule(language: Language, broken: BrokenRule): string {
  const key = ruleKeys(broken).find(isKey) ?? 'rule.unknown';
  return fill((words[key] as Words)[language], broken);
}

function ruleKeys({ rule, origin, minimum, message }: BrokenRule): string[] {
  const isEmpty = rule === 'too_small' && origin === 'string' && minimum === 1;
  // zod tells a missing field from one of the wrong type in its message only.
  const isAbsent = rule === 'invalid_type' && /received undefined$/.test(String(message ?? ''));
  if (isEmpty || isAbsent) return ['rule.required'];
  return [`rule.${rule}.${String(origin ?? '')}`, `rule.${rule}`];
}

/** The params that some words ask for, in order. */
export const paramsIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);

function fill(text: string, params: Record<string, unknown>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? say(params[name]) : whole));
}

const say = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value));

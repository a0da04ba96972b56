import { Refusal } from '@baylink/contracts';

/** A strong entity tag (RFC 9110, 8.8.3) that is the version of what is shown. */
export const etagOf = (version: number): string => `"${version}"`;

/**
 * The version that `If-Match` names.
 * @throws Refusal `version-required` without it or with `*`, which names none; `malformed` when it is no tag of ours
 */
export function readIfMatch(header: string | undefined): number {
  const tag = header?.trim();
  if (!tag || tag === '*') throw new Refusal('version-required');
  const version = /^"(\d{1,9})"$/.exec(tag)?.[1];
  if (version === undefined) throw new Refusal('malformed', { errors: [{ field: 'If-Match', rule: 'unknown' }] });
  return Number(version);
}

/** Whether the reader has it already: `If-None-Match` compares weakly. */
export function isKnown(header: string | undefined, etag: string): boolean {
  const tags = header?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags?.some((tag) => tag === etag || tag === '*') ?? false;
}

import { z } from 'zod';
import { rule } from './language.js';

/** Crockford base 32: no I, L, O or U, so a number survives a phone line. https://www.crockford.com/base32.html */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const spoken: Record<string, string> = { O: '0', I: '1', L: '1' };
const DATA_SIGNS = 7;

/**
 * The number a complaint is known by, `BL-7K3M-Q2X9`: seven random signs and a check sign. No shared counter.
 * @param random seven whole numbers from 0 to 31
 */
export function complaintNumber(random: readonly number[]): string {
  const data = random
    .slice(0, DATA_SIGNS)
    .map((n) => alphabet[n & 31]!)
    .join('');
  const signs = data + checkSign(data);
  return `BL-${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/** The written form of a number as it was typed or heard (`bl7k3mq2x9`, `BL 7K3M-Q2X9`), or undefined. */
export function readComplaintNumber(typed: string): string | undefined {
  const bare = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/^BL/, '');
  const signs = bare.replace(/[OIL]/g, (sign) => spoken[sign]!);
  const data = signs.slice(0, DATA_SIGNS);
  const whole = signs.length === DATA_SIGNS + 1 && [...signs].every((sign) => alphabet.includes(sign));
  return whole && signs.endsWith(checkSign(data)) ? `BL-${signs.slice(0, 4)}-${signs.slice(4)}` : undefined;
}

/**
 * A Reed-Solomon check sign over GF(32), x⁵ + x² + 1: each sign is weighed by another power of the field's generator,
 * so every single wrong sign and every swap of two signs shows. The signs of ISO/IEC 7064 miss some swaps.
 */
function checkSign(data: string): string {
  let sum = 0;
  for (const sign of data) sum = timesGenerator(sum ^ alphabet.indexOf(sign));
  return alphabet[sum]!;
}

const timesGenerator = (element: number) => (element << 1) ^ (element & 16 ? 0b100101 : 0);

export const ComplaintNumber = z
  .string()
  .max(40)
  .transform((typed) => readComplaintNumber(typed) ?? typed)
  .check(rule('complaint-number', (number) => readComplaintNumber(number) !== undefined));

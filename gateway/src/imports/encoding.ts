import { Refusal } from '@baylink/contracts';

/**
 * The text of a file that came without knowing in which encoding. UTF-8 is asked first: text that is valid UTF-8 by
 * accident is next to impossible. GB18030 holds GBK and GB2312.
 * @param stated the `charset` of its content type, if any
 * @throws Refusal `invalid` with the rule `encoding` and what was `found`
 */
export function decode(file: Uint8Array, stated?: string): string {
  const found = recognise(file);
  if (found) throw notRead(found);
  if (stated) return decodeStated(file, stated);
  return decodeAs('utf-8', file) ?? decodeAs('gb18030', file) ?? refuse('unknown');
}

function decodeStated(file: Uint8Array, stated: string): string {
  const label = readable[stated.toLowerCase()];
  return (label && decodeAs(label, file)) ?? refuse(label ? `not ${stated}` : stated);
}

const readable: Record<string, string> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
};

/** Beginnings of files that are something else. */
const beginnings: [found: string, ...bytes: number[]][] = [
  ['UTF-32', 0xff, 0xfe, 0, 0],
  ['UTF-16', 0xff, 0xfe],
  ['UTF-16', 0xfe, 0xff],
  ['Excel workbook (.xlsx)', 0x50, 0x4b, 0x03, 0x04],
  ['Excel workbook (.xls)', 0xd0, 0xcf, 0x11, 0xe0],
];

function recognise(file: Uint8Array): string | undefined {
  const known = beginnings.find(([, ...bytes]) => bytes.every((byte, i) => file[i] === byte));
  if (known) return known[0];
  // A letter of the Latin alphabet has an empty byte beside it in UTF-16, and none in any encoding that is read here.
  return file.subarray(0, 4096).includes(0) ? 'UTF-16 or binary' : undefined;
}

/** The text without its byte order mark, or undefined when the bytes are no text in this encoding. */
function decodeAs(encoding: string, file: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file);
  } catch {
    return undefined;
  }
}

const notRead = (found: string) => Refusal.invalid({ field: 'file', rule: 'encoding', found });

function refuse(found: string): never {
  throw notRead(found);
}

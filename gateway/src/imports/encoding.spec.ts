import { Refusal } from '@baylink/contracts';
import { expect, test } from '@jest/globals';
import { decode } from './encoding.js';

const text = 'code,name\nA1,上海九华汽车服务有限公司\n';
const gb18030 = Buffer.from('636f64652c6e616d650a41312cc9cfbaa30a', 'hex');

test('a file is read as UTF-8, with and without its mark', () => {
  expect(decode(Buffer.from(text))).toBe(text);
  expect(decode(Buffer.from(`\uFEFF${text}`))).toBe(text);
});

test('what is not UTF-8 is read as GB18030, as Chinese spreadsheets write it', () => {
  expect(decode(gb18030)).toBe('code,name\nA1,上海\n');
});

test.each(['gbk', 'GB2312', 'gb18030'])('a file that says it is %s is believed', (charset) => {
  expect(decode(gb18030, charset)).toBe('code,name\nA1,上海\n');
});

test.each([
  ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le'), undefined],
  ['UTF-16 or binary', Buffer.from(text, 'utf16le'), undefined],
  ['Excel workbook (.xlsx)', Buffer.from([0x50, 0x4b, 3, 4, 20]), undefined],
  ['unknown', Buffer.from('name\ncaf\xe9,x\n', 'latin1'), undefined],
  ['not utf-8', gb18030, 'utf-8'],
  ['shift_jis', Buffer.from(text), 'shift_jis'],
])('a file in another encoding is refused as %s', (found, file, charset) => {
  const refusal = refusalOf(() => decode(file, charset));
  expect(refusal).toMatchObject({ code: 'invalid', detail: { errors: [{ rule: 'encoding', found }] } });
});

function refusalOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return Refusal.is(error) ? { code: error.code, detail: error.detail } : error;
  }
}

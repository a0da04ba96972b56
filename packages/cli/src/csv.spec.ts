import { describe, expect, test } from '@jest/globals';
import { readCsv } from './csv.js';

const needed = ['id', 'text'];
const bytes = (text: string) => Buffer.from(text);
const refusalOf = (file: Uint8Array) => {
  try {
    return readCsv(file, needed);
  } catch (error) {
    return (error as { detail: unknown }).detail;
  }
};

describe('a file', () => {
  test.each([
    ['UTF-8', bytes('id,text\n1,刹车\n')],
    ['UTF-8 with its mark', bytes('\uFEFFid,text\n1,刹车\n')],
    ['GB18030', Buffer.from('69642c746578740a312cc9b2b3b50a', 'hex')],
  ])('in %s is read', (_encoding, file) => {
    expect(readCsv(file, needed)).toEqual([{ line: 2, cells: { id: '1', text: '刹车' }, isBroken: false }]);
  });

  test('in UTF-16 is refused by its encoding', () => {
    expect(refusalOf(Buffer.from('id,text\n', 'utf16le'))).toMatchObject({ errors: [{ rule: 'encoding' }] });
  });

  test('without a column that is needed is refused with what is expected', () => {
    expect(refusalOf(bytes('id,words\n1,x\n'))).toMatchObject({ errors: [{ rule: 'header', expected: 'id, text' }] });
  });

  test('with a quotation mark that is not closed is refused with its line', () => {
    expect(refusalOf(bytes('id,text\n1,x\n2,"open\n3,y\n'))).toMatchObject({ errors: [{ rule: 'quotes' }] });
  });
});

describe('a row', () => {
  test('knows the line it begins on, whatever texts of several lines and empty lines come before', () => {
    const file = 'id,text\r\n1,"two\r\nlines"\r\n\r\n2,"three\r\nmore\r\nlines"\r\n3,end';
    expect(readCsv(bytes(file), needed).map(({ line, cells }) => [cells.id, line])).toEqual([
      ['1', 2],
      ['2', 5],
      ['3', 8],
    ]);
  });

  test('with too many or too few cells is marked and does not spoil the others', () => {
    const rows = readCsv(bytes('id,text\n1\n2,x,y\n3,z\n'), needed);
    expect(rows.map(({ isBroken }) => isBroken)).toEqual([true, true, false]);
  });
});

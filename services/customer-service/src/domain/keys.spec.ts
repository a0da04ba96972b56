import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { customerKeys, emailKey, phoneIdentity, phoneKeys, phoneQuery, plateKey, vehicleKeys, vinKey } from './keys.js';
import { matchOf, searchAnything, searchOf } from './search.js';

const person = (name: string, ...phones: string[]) =>
  customerKeys({ name, phones, emails: [], externalRefs: [] }, 'CN');
const finds = (keys: string[], typed: string) => phoneQuery(typed, 'CN').some((key) => keys.includes(key));

describe('a phone number', () => {
  const typed = [
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
    '+86 138 0013 8000',
    '+8613800138000',
    '0086 138 0013 8000',
    '008613800138000',
    '86 13800138000',
    '(+86) 138-0013-8000',
    '１３８００１３８０００',
    '0138 0013 8000',
    ' 138.0013.8000 ',
  ];
  test.each(typed)('typed as %s finds the person, however it was stored', (query) => {
    for (const stored of typed) expect(finds(person('Li', stored), query)).toBe(true);
  });

  test.each(['021-6234 5678', '+86 21 62345678', '021-62345678转801', '021 6234 5678 ext. 801', '021-62345678-801'])(
    'of an office is found as %s, with and without the extension',
    (query) => {
      for (const stored of ['02162345678', '021-62345678 x 12']) expect(finds(person('Li', stored), query)).toBe(true);
    },
  );

  test('without its area code is found by its end', () => {
    expect(finds(person('Li', '021-62345678'), '6234 5678')).toBe(true);
  });

  test('that is another person’s finds nobody', () => {
    expect(finds(person('Li', '13800138000'), '13800138001')).toBe(false);
    expect(finds(person('Li', '+1 212 555 0143'), '+1 202 555 0143')).toBe(false);
  });

  test('of another country keeps its country', () => {
    expect(phoneKeys('+1 (202) 555-0143', 'CN').number).toBe('p:+12025550143');
    expect(phoneKeys('(202) 555-0143', 'US').number).toBe('p:+12025550143');
  });

  test('that is none is still told from another one', () => {
    expect(phoneIdentity('95555', 'CN')).toBe(phoneIdentity('9 5555', 'CN'));
    expect(phoneIdentity('123', 'CN')).not.toBe(phoneIdentity('124', 'CN'));
  });

  test('is the same with any separators between its digits', () => {
    const separated = fc
      .array(fc.constantFrom('', ' ', '-', '.'), { minLength: 10, maxLength: 10 })
      .map((gaps) => [...'13912345678'].map((digit, i) => digit + (gaps[i] ?? '')).join(''));
    fc.assert(
      fc.property(separated, (written) => {
        expect(phoneQuery(written, 'CN')).toContain('p:+8613912345678');
      }),
    );
  });
});

describe('a name', () => {
  const foundBy = (name: string, q: string) => matchOf(person(name), searchAnything(q, 'CN').people)?.matchedBy;

  test.each([
    ['张伟', '张', 'name'],
    ['张伟', 'zhang wei', 'pinyin'],
    ['张伟', 'ZhangW', 'pinyin'],
    ['张伟', 'zw', 'initials'],
    ['单雄信', 'shanxiongxin', 'pinyin'],
    ['单雄信', 'dan xiong xin', 'pinyin'],
    ['曾国藩', 'zgf', 'initials'],
    ['吕布', 'lü bu', 'pinyin'],
    ['吕布', 'lvbu', 'pinyin'],
    ['阿不都·买买提', '阿不都买买提', 'name'],
    ['王Anna', 'wanganna', 'pinyin'],
    ['John Smith', 'smith', 'name'],
    ['John Smith', 'JOHN  S', 'name'],
    ['Jean-Luc O’Brien', 'jean luc obrien', 'name'],
    ['ＡＢＣ Motors', 'abc', 'name'],
  ])('%s is found as %s by %s', (name, q, by) => {
    expect(foundBy(name, q)).toBe(by);
  });

  test.each(['zhao', 'z', '伟'])('张伟 is not found as %s', (q) => {
    expect(foundBy('张伟', q)).toBeUndefined();
  });
});

describe('a car', () => {
  const keys = vehicleKeys({
    vin: 'LSGBL5334HF000018',
    plate: '沪A·12345',
    owner: 'c1',
    drivers: ['c2'],
    externalRefs: [{ system: 'dms', id: '7' }],
  });
  const foundBy = (q: string) => matchOf(keys, searchAnything(q, 'CN').cars)?.matchedBy;

  test.each([
    ['沪A12345', 'plate'],
    ['沪a 123-45', 'plate'],
    ['沪Ａ•12345', 'plate'],
    ['lsgbl5334hf000018', 'vin'],
    ['000018', 'vin-last-six'],
    ['00 00 18', 'vin-last-six'],
  ])('is found as %s by %s', (q, by) => {
    expect(foundBy(q)).toBe(by);
  });

  test('is found by owner, driver and external reference', () => {
    expect(keys).toEqual(expect.arrayContaining(['c:c1', 'c:c2', 'x:dms:7', plateKey('沪A 12345'), vinKey('000018')]));
  });
});

describe('a search', () => {
  test('for nothing is refused', () => {
    expect(() => searchOf({}, 'CN')).toThrow('invalid');
  });

  test('for a part of a VIN that is neither all nor its last six is refused by its field', () => {
    expect(() => searchOf({ vin: 'LSGBL53' }, 'CN')).toThrow(
      expect.objectContaining({ detail: { errors: [{ field: 'vin', rule: 'vin-length' }] } }),
    );
  });

  test('for an e-mail address finds it in any case', () => {
    expect(searchAnything('Li.Na@Example.com', 'CN').people).toEqual([
      { key: emailKey('li.na@example.com'), matchedBy: 'email' },
    ]);
  });

  test('never ends badly, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (q) => {
        expect(searchAnything(q, 'CN').people).toBeInstanceOf(Array);
      }),
    );
  });
});

import { componentCodes, MAX_TEXT } from '@baylink/contracts';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { classify } from './classify.js';
import { faultWords, safetyWords } from './fault-words.js';

describe('the class of a complaint', () => {
  test.each([
    ['发动机故障灯亮，怠速不稳', 'engine'],
    ['变速箱顿挫严重，换挡困难', 'transmission'],
    ['打方向有异响，方向盘跑偏', 'steering'],
    ['刹车片磨损，踩刹车有异响', 'brakes'],
    ['减震器漏油', 'suspension'],
    ['轮胎偏磨，胎压异常', 'wheels'],
    ['车门生锈掉漆', 'body'],
    ['车机黑屏，倒车影像没有', 'electrical'],
    ['安全气囊故障灯亮', 'restraints'],
    ['座椅加热不工作', 'accessories'],
    ['续航里程缩水，充不满电', 'traction-battery'],
    ['驱动电机异响', 'electric-drive'],
    ['刚买就大幅降价，割韭菜', 'sales-fraud'],
    ['服务态度恶劣，互相推诿', 'service-attitude'],
    ['定金不退，承诺不兑现', 'broken-promise'],
    ['工时费乱收费', 'service-charge'],
    ['维修技术差，多次返修', 'workmanship'],
    ['一直没有配件，缺货', 'parts-dispute'],
    ['The engine stalls at idle', 'engine'],
    ['Grinding gears, the clutch is slipping', 'transmission'],
    ['Brake pedal is soft', 'brakes'],
    ['Seat belt does not lock', 'restraints'],
    ['They were rude and hung up on me', 'service-attitude'],
    ['Hidden fees on the invoice', 'service-charge'],
    ['It does not please me', 'other'],
    ['', 'other'],
  ])('%s is %s', (text, component) => {
    expect(classify(text).component).toBe(component);
  });

  test('shows the words that led to it, the weightiest first', () => {
    expect(classify('刹车异响，方向盘抖动，刹车片').evidence).toEqual([
      { component: 'brakes', words: ['刹车异响', '刹车片'] },
      { component: 'steering', words: ['方向盘抖动'] },
    ]);
  });

  test('is by the longest word at each place', () => {
    expect(classify('发动机盖').component).toBe('body');
    expect(classify('发动机').component).toBe('engine');
  });

  test('counts Latin words only as a whole, in any case and width', () => {
    expect(classify('I was tired of it').component).toBe('other');
    expect(classify('ＴＩＲＥ burst').component).toBe('wheels');
  });

  test('is the fault when somebody is angry besides', () => {
    expect(classify('变速箱坏了，售后敷衍').component).toBe('transmission');
  });
});

describe('safety', () => {
  test.each([
    '车辆起火',
    '行驶中刹车失灵',
    '方向失灵',
    '高速熄火',
    '孩子受伤了',
    'smoke from the bonnet',
    'the airbags did not open',
    'brake failure',
    'lost steering',
  ])('%s is a matter of it', (text) => expect(classify(text).severity).toBe('safety'));

  test.each(['刹车片磨损', '方向盘不正', 'the radio fires up slowly', 'squeaking door'])('%s is none', (text) =>
    expect(classify(text).severity).toBe('normal'),
  );
});

describe('the words', () => {
  const lists = Object.values({ ...faultWords, safety: safetyWords }).flatMap(({ zh, en }) => [zh, en]);

  test('are at least two signs, and none stands twice for different things', () => {
    const of = new Map<string, string>();
    for (const [component, { zh, en }] of Object.entries(faultWords)) {
      for (const word of `${zh}|${en}`.toLowerCase().split('|')) {
        expect([word, of.get(word) ?? component]).toEqual([word, component]);
        of.set(word, component);
      }
    }
    expect(lists.flatMap((list) => list.split('|')).filter((word) => word.trim().length < 2)).toEqual([]);
  });

  test('exist for every component but the rest', () => {
    expect(Object.keys(faultWords)).toEqual(componentCodes.filter((code) => code !== 'other'));
  });
});

test('any text has a class', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: MAX_TEXT }), (text) => {
      expect(componentCodes).toContain(classify(text).component);
    }),
    { numRuns: 50 },
  );
});

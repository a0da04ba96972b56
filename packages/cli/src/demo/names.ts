import type { Dice } from '../dice.js';

/*
 * Names composed at random from the commonest surnames and given-name syllables: they are nobody's. Whoever shares one
 * shares it by chance with many.
 */
const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎';
const givenFirst = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂文玉兰建国志海晓雪春子雨思佳欣宇浩天俊梓一';
const givenSecond = '华红英明玲燕波辉鹏飞斌峰宁琳颖慧婷莹雯琪瑶涵轩泽宇博睿航晨阳轩彤妍雅萱';
const roman = {
  given: [
    ...[
      'Anna',
      'Ben',
      'Clara',
      'Daniel',
      'Elena',
      'Felix',
      'Grace',
      'Henry',
      'Irina',
      'Jonas',
      'Katya',
      'Leo',
      'Maria',
    ],
    ...['Nils', 'Olivia', 'Pavel', 'Ruth', 'Samuel', 'Teresa', 'Victor', 'Yasmin', 'Zoe'],
  ],
  family: [
    ...['Adler', 'Brandt', 'Costa', 'Dubois', 'Eriksen', 'Fischer', 'Garcia', 'Hughes', 'Ivanova', 'Jensen', 'Keller'],
    ...['Laurent', 'Moreau', 'Novak', 'Olsen', 'Petrov', 'Rossi', 'Silva', 'Turner', 'Vogel', 'Walker', 'Young'],
  ],
};

export function chineseName(dice: Dice): string {
  const second = dice.chance(0.75) ? dice.pick(givenSecond) : '';
  return dice.pick(surnames) + dice.pick(givenFirst) + second;
}

export const romanName = (dice: Dice): string => `${dice.pick(roman.given)} ${dice.pick(roman.family)}`;

/** Mobile numbers of China begin with 13 to 19, but 154 was never given out: nobody answers there. */
const NOBODYS_PREFIX = '+86 154';
const LINES = 1e8;
/** Prime to the number of lines, so that neighbours in the count are not neighbours in the number. */
const STRIDE = 61_803_399;

/** A phone number that cannot be anybody's, another one for each count. */
export function nobodysPhone(count: number): string {
  const line = String((count * STRIDE + 27_182_818) % LINES).padStart(8, '0');
  return `${NOBODYS_PREFIX} ${line.slice(0, 4)} ${line.slice(4)}`;
}

/** A number plate as they look, with the letter I, which is never used on one. */
export const nobodysPlate = (beginning: string, count: number): string =>
  `${beginning}·I${String(count % 10_000).padStart(4, '0')}`;

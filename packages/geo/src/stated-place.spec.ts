import { expect, test } from '@jest/globals';
import type { Position } from './position.js';
import { distanceToStated } from './stated-place.js';

const shanghai: Position = [121.459341, 31.305038];

test('a station in the middle of its city is near it and in its province', () => {
  const away = distanceToStated([120.62, 31.3], { province: '江苏', city: '苏州' });
  expect(away).toMatchObject({ province: { ok: true }, city: { name: '江苏省苏州市' }, district: undefined });
  expect(away.city!.distanceKm).toBeLessThan(10);
});

test('a station of Xinjiang that stands in Shanghai is thousands of kilometres off', () => {
  const away = distanceToStated(shanghai, { province: '新疆', city: '昌吉' });
  expect(away.city!.distanceKm).toBeGreaterThan(3000);
  expect(away.province).toMatchObject({ ok: false, found: { code: 'CN-31' } });
});

test('a station at the other end of its own province is told by its city alone', () => {
  const away = distanceToStated([118.730478, 33.269023], { province: '安徽', city: '亳州' });
  expect(away.city!.distanceKm).toBeGreaterThan(250);
});

test('an address tells the district, which is closer to the truth than a large city', () => {
  const away = distanceToStated([121.550126, 31.211915], {
    province: '上海',
    city: '上海',
    address: '上海市松江区松卫北路1189号',
  });
  expect(away.city!.distanceKm).toBeLessThan(10);
  expect(away.district).toMatchObject({ name: '上海市松江区' });
  expect(away.district!.distanceKm).toBeGreaterThan(30);
});

test.each([
  ['吉林', '吉林', '吉林省吉林市'],
  ['新疆', '伊宁', '新疆维吾尔自治区伊犁哈萨克自治州伊宁市'],
])('%s %s is the city %s', (province, city, name) => {
  expect(distanceToStated(shanghai, { province, city }).city?.name).toBe(name);
});

test('a city that nobody knows is no city far away', () => {
  expect(distanceToStated(shanghai, { province: '山东', city: '荷泽' }).city).toBeUndefined();
  expect(distanceToStated(shanghai, {})).toEqual({ province: undefined, city: undefined, district: undefined });
});

import { expect, test } from '@jest/globals';
import { placeOf } from './places.js';
import { distanceKm, type Position } from './position.js';

test.each<[string, string]>([
  ['江苏省苏州市昆山市前进路 1 号', '江苏省苏州市昆山市'],
  ['上海市浦东新区川桥路200号', '上海市浦东新区'],
  ['北京市朝阳区建国路88号', '北京市朝阳区'],
  ['朝阳区建国路88号, 北京', '北京市朝阳区'],
  ['广州天河', '广东省广州市天河区'],
  ['重庆永川', '重庆市永川区'],
  ['乐清市虹桥镇', '浙江省温州市乐清市'],
  ['吉林省长春市', '吉林省长春市'],
  ['吉林市', '吉林省吉林市'],
  ['车在苏州抛锚了', '江苏省苏州市'],
  ['香港中环', '香港特别行政区'],
  ['新疆阿克苏', '新疆维吾尔自治区阿克苏地区'],
  ['Haidian District, Beijing', 'Haidian, Beijing'],
  ['1 Tianhe Road, Guangzhou, Guangdong, China', 'Guangzhou, Guangdong'],
  ["Xi'an", "Xi'an, Shaanxi"],
  ['12 Main St, Detroit, MI 48201, USA', 'Detroit, MI, US'],
  ['Springfield, IL 62701', 'Springfield, IL, US'],
  ['Paris', 'Paris, FR'],
  ['Paris, Texas', 'Paris, TX, US'],
  ['5 Reading Road, Cincinnati, OH', 'Cincinnati, OH, US'],
  ['Alexanderplatz 1, 10178 Berlin, Germany', 'Berlin, DE'],
  ['frankfurt am main', 'Frankfurt am Main, DE'],
  ['350 5th Ave, New York, NY', 'New York City, NY, US'],
])('%j is in %s', (address, name) => {
  expect(placeOf(address)?.name).toBe(name);
});

test.each([
  ['', 'nothing'],
  ['门口有一棵大树', 'no place'],
  ['the red house behind the church', 'no place'],
  ['广东省某村', 'no more than a province'],
  ['朝阳区建国路88号', 'a district that several cities have'],
  ['南京东路100号', 'a street that is called after a city'],
  ['Springfield', 'a town that several states have'],
])('%j names %s and is asked about rather than guessed', (address) => {
  expect(placeOf(address)).toBeUndefined();
});

test('a street called after another city leads nobody there', () => {
  expect(placeOf('上海市南京东路100号')?.name).toBe('上海市');
  expect(placeOf('Nanjing Road, Shanghai')?.name).toBe('Shanghai');
});

test('a district without a known centre stands with its city, and says so', () => {
  expect(placeOf('大连市甘井子区华北路685号')).toMatchObject({ name: '辽宁省大连市', level: 'city' });
});

test.each<[string, Position, number]>([
  ['苏州市昆山市', [120.98, 31.38], 15],
  ['深圳市', [114.06, 22.54], 15],
  ['乌鲁木齐市', [87.6, 43.8], 15],
  ['Munich', [11.58, 48.14], 5],
  ['Beijing', [116.4, 39.9], 5],
])('%s is about where it is', (address, position, km) => {
  expect(distanceKm(placeOf(address)!.position, position)).toBeLessThan(km);
});

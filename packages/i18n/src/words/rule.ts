import type { Words } from '../language.js';

/** What is wrong with a field, by the rule it breaks. `rule.<rule>.<origin>` speaks of text, numbers or lists. */
export const rule = {
  'rule.required': { en: 'Please fill this in.', 'zh-CN': '此项必填。' },
  'rule.said-by-network': {
    en: 'Only the network may change this.',
    'zh-CN': '此项只能由网络管理方修改。',
  },
  'rule.missing': { en: 'This is missing.', 'zh-CN': '缺少此项。' },
  'rule.unknown': { en: 'This is not right.', 'zh-CN': '填写有误。' },
  'rule.invalid_type': {
    en: 'This is of the wrong kind (expected: {expected}).',
    'zh-CN': '类型不符（应为 {expected}）。',
  },
  'rule.invalid_value': { en: 'Choose one of: {values}.', 'zh-CN': '只能是以下之一：{values}。' },
  'rule.invalid_format': { en: 'This is not in the right form ({format}).', 'zh-CN': '格式不正确（{format}）。' },
  'rule.invalid_union': { en: 'This fits none of the forms allowed.', 'zh-CN': '不符合任何允许的格式。' },
  'rule.invalid_key': { en: 'This name is not allowed.', 'zh-CN': '名称不符合要求。' },
  'rule.invalid_element': { en: 'One of the entries is not right.', 'zh-CN': '其中一项有误。' },
  'rule.unrecognized_keys': { en: 'Not known: {keys}.', 'zh-CN': '未知字段：{keys}。' },
  'rule.not_multiple_of': { en: 'Must be a multiple of {divisor}.', 'zh-CN': '必须是 {divisor} 的倍数。' },
  'rule.custom': { en: 'This is not right.', 'zh-CN': '填写有误。' },
  'rule.too_small': { en: 'At least {minimum}.', 'zh-CN': '不能小于 {minimum}。' },
  'rule.too_small.string': { en: 'At least {minimum} characters.', 'zh-CN': '至少 {minimum} 个字符。' },
  'rule.too_small.array': { en: 'At least {minimum} entries.', 'zh-CN': '至少 {minimum} 项。' },
  'rule.too_big': { en: 'At most {maximum}.', 'zh-CN': '不能大于 {maximum}。' },
  'rule.too_big.string': { en: 'At most {maximum} characters.', 'zh-CN': '最多 {maximum} 个字符。' },
  'rule.too_big.array': { en: 'At most {maximum} entries.', 'zh-CN': '最多 {maximum} 项。' },
  'rule.one-of': { en: 'Give one of these: {fields}.', 'zh-CN': '请至少提供其中一项：{fields}。' },

  'rule.vin-length': { en: 'A VIN has 17 signs.', 'zh-CN': '车架号（VIN）应为 17 位。' },
  'rule.vin-letters': {
    en: 'A VIN has only digits and capital letters without I, O and Q.',
    'zh-CN': '车架号（VIN）只含数字和大写字母，且不含 I、O、Q。',
  },
  'rule.vin-check-digit': { en: 'The check digit of this VIN is wrong.', 'zh-CN': '车架号（VIN）校验位不正确。' },
  'rule.unknown-vin': { en: 'No car with this VIN is known.', 'zh-CN': '没有此车架号（VIN）的车辆。' },
  'rule.unknown-component': { en: 'This fault class is not known.', 'zh-CN': '没有此故障类别。' },
  'rule.unknown-customer': { en: 'No such customer.', 'zh-CN': '没有此客户。' },
  'rule.unknown-place': {
    en: 'This place was not found. Add the city, or give the coordinates.',
    'zh-CN': '找不到该地点，请补充城市名称或填写经纬度。',
  },
  'rule.unknown-station': { en: 'No such station.', 'zh-CN': '没有此维修站。' },
  'rule.unknown-dealer': { en: 'No such dealer.', 'zh-CN': '没有此经销商。' },
  'rule.unknown-owner': { en: 'The owner is not known.', 'zh-CN': '没有此车主。' },
  'rule.longitude': { en: 'Longitude must be from −180 to 180.', 'zh-CN': '经度应在 −180 至 180 之间。' },
  'rule.latitude': { en: 'Latitude must be from −90 to 90.', 'zh-CN': '纬度应在 −90 至 90 之间。' },
  'rule.phone': { en: 'This is not a phone number.', 'zh-CN': '电话号码格式不正确。' },
  'rule.complaint-number': {
    en: 'This complaint number is mistyped. It looks like BL-7K3M-Q2X9.',
    'zh-CN': '投诉编号有误，正确格式如 BL-7K3M-Q2X9。',
  },
  'rule.time-zone': { en: 'This time zone is not known.', 'zh-CN': '没有此时区。' },
  'rule.cursor': { en: 'This page mark is not valid any more.', 'zh-CN': '分页标记已失效。' },

  'rule.low-score': {
    en: 'A score this low is recorded as "not satisfied".',
    'zh-CN': '该评分应登记为“不满意”。',
  },
  'rule.slot-not-free': { en: 'No bay is free at this time.', 'zh-CN': '该时段没有空闲工位。' },
  'rule.open-for-business': { en: 'This station takes no cars now.', 'zh-CN': '该维修站目前不接车。' },
  'rule.certified-high-voltage': {
    en: 'This station is not certified for high voltage.',
    'zh-CN': '该维修站无高压维修资质。',
  },
  'rule.free-bay': { en: 'This station has no free bay.', 'zh-CN': '该维修站没有空闲工位。' },
  'rule.not-in-receipt': { en: 'This station is not in the receipt.', 'zh-CN': '该维修站不在此派单依据中。' },
  'rule.outside-hours': { en: 'The station is closed at this time.', 'zh-CN': '该时段维修站不营业。' },
  'rule.in-the-past': { en: 'This time is already over.', 'zh-CN': '该时间已过。' },
  'rule.in-the-future': { en: 'This time is still to come.', 'zh-CN': '该时间尚未到来。' },

  'rule.header': {
    en: 'The first line does not have the expected columns ({expected}).',
    'zh-CN': '首行列名与要求不符（{expected}）。',
  },
  'rule.encoding': {
    en: 'The text encoding is not one we read: save the file as UTF-8 or GB18030.',
    'zh-CN': '无法识别文件编码，请另存为 UTF-8 或 GB18030。',
  },
  'rule.columns': { en: 'This line has too many or too few columns.', 'zh-CN': '该行列数不符。' },
  'rule.quotes': { en: 'A quotation mark is not closed.', 'zh-CN': '引号未闭合。' },
  'rule.empty-file': { en: 'The file has no rows.', 'zh-CN': '文件中没有数据。' },
  'rule.number': { en: 'This is not a number.', 'zh-CN': '不是有效的数字。' },
  'rule.duplicate-key': {
    en: 'The same key stands on another line too.',
    'zh-CN': '与其他行的主键重复。',
  },
  'rule.far-from-province': {
    en: 'The coordinates lie far from the stated province.',
    'zh-CN': '坐标与所填省份相距过远。',
  },

  'rule.json': { en: 'The body is not JSON.', 'zh-CN': '请求体不是有效的 JSON。' },
  'rule.request-key': {
    en: 'A request key has 1 to 200 visible signs.',
    'zh-CN': '请求标识应为 1 至 200 个可见字符。',
  },
  'rule.login': { en: 'Login or password is wrong.', 'zh-CN': '用户名或密码错误。' },
} as const satisfies Record<string, Words>;

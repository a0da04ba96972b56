import type { Words } from '../language.js';

/** Repair stations and the rules by which one is chosen. */
export const station = {
  'station.one': { en: 'Repair station', 'zh-CN': '维修站' },
  'station.many': { en: 'Repair stations', 'zh-CN': '维修站' },

  'station.offers': { en: 'Offers ({jobs})', 'zh-CN': '待接单（{jobs}）' },
  'station.no-offers': { en: 'No offers right now.', 'zh-CN': '暂无待接工单。' },
  'station.in-hand': { en: 'In hand ({jobs})', 'zh-CN': '在修车辆（{jobs}）' },
  'station.none-in-hand': { en: 'No cars in hand.', 'zh-CN': '暂无在修车辆。' },
  'station.bay-held': { en: 'Bay held from {time}', 'zh-CN': '已预留工位：{time}' },
  'station.details': { en: 'Details', 'zh-CN': '查看详情' },
  'station.back': { en: 'All jobs', 'zh-CN': '全部工单' },
  'station.why-decline': { en: 'Why not?', 'zh-CN': '请选择拒单原因' },
  'station.masked': { en: '(contact shown once accepted)', 'zh-CN': '（接单后显示联系方式）' },
  'station.will-send': {
    en: 'No connection. This is sent as soon as there is one.',
    'zh-CN': '网络已断开，恢复后将自动提交。',
  },

  'station.state.open': { en: 'Open', 'zh-CN': '营业' },
  'station.state.paused': { en: 'Paused', 'zh-CN': '暂停接单' },
  'station.state.closed': { en: 'Closed for good', 'zh-CN': '已停业' },

  'routing.rule.open-for-business': { en: 'Open for business', 'zh-CN': '正常营业' },
  'routing.rule.authorised': { en: 'Authorised for the brand', 'zh-CN': '具备品牌授权' },
  'routing.rule.able': { en: 'Able to repair this', 'zh-CN': '具备维修能力' },
  'routing.rule.certified-high-voltage': { en: 'Certified for high voltage', 'zh-CN': '具备高压维修资质' },
  'routing.rule.can-tow': { en: 'Can tow', 'zh-CN': '可拖车救援' },
  'routing.rule.not-tried': { en: 'Not asked before', 'zh-CN': '本轮未派过' },
  'routing.rule.within-reach': { en: 'Within reach', 'zh-CN': '在服务半径内' },
  'routing.rule.free-bay': { en: 'Has a free bay', 'zh-CN': '有空闲工位' },

  'routing.fail.open-for-business': { en: 'takes no cars now ({state})', 'zh-CN': '目前不接车（{state}）' },
  'routing.fail.authorised': { en: 'not authorised for {car} (only {has})', 'zh-CN': '无 {car} 授权（仅 {has}）' },
  'routing.fail.able': { en: 'cannot repair {component} (only {has})', 'zh-CN': '不能维修{component}（仅 {has}）' },
  'routing.fail.certified-high-voltage': { en: 'not certified for high voltage', 'zh-CN': '无高压维修资质' },
  'routing.fail.can-tow': { en: 'cannot fetch a car that does not move', 'zh-CN': '不能拖车' },
  'routing.fail.not-tried': { en: 'was asked before in this round', 'zh-CN': '本轮已派过' },
  'routing.fail.within-reach': {
    en: '{distance} away, reach is {reach}',
    'zh-CN': '距离 {distance}，超出 {reach} 服务半径',
  },
  'routing.fail.free-bay': { en: 'no free bay', 'zh-CN': '无空闲工位' },
  'routing.count.open-for-business': { en: '{count} not open for business', 'zh-CN': '{count} 家未营业' },
  'routing.count.authorised': { en: '{count} not authorised', 'zh-CN': '{count} 家无授权' },
  'routing.count.able': { en: '{count} not able to repair this', 'zh-CN': '{count} 家不能维修' },
  'routing.count.certified-high-voltage': {
    en: '{count} not certified for high voltage',
    'zh-CN': '{count} 家无高压维修资质',
  },
  'routing.count.can-tow': { en: '{count} without a tow truck', 'zh-CN': '{count} 家不能拖车' },
  'routing.count.not-tried': { en: '{count} asked before', 'zh-CN': '{count} 家已派过' },
  'routing.count.within-reach': { en: '{count} beyond reach', 'zh-CN': '{count} 家超出服务半径' },
  'routing.count.free-bay': { en: '{count} without a free bay', 'zh-CN': '{count} 家无空闲工位' },

  'dispatch.reason.no-stations': { en: 'There are no stations', 'zh-CN': '尚无维修站' },
  'dispatch.reason.nobody-within-reach': { en: 'No station within reach', 'zh-CN': '服务半径内没有维修站' },
  'dispatch.reason.nobody-open': { en: 'No station nearby takes cars now', 'zh-CN': '附近维修站均未营业' },
  'dispatch.reason.nobody-authorised': {
    en: 'No station nearby is authorised for the brand',
    'zh-CN': '附近维修站均无该品牌授权',
  },
  'dispatch.reason.nobody-able': { en: 'No station nearby can repair this', 'zh-CN': '附近维修站均不具备此项维修能力' },
  'dispatch.reason.nobody-certified': {
    en: 'No station nearby is certified for high voltage',
    'zh-CN': '附近维修站均无高压维修资质',
  },
  'dispatch.reason.nobody-can-tow': { en: 'No station nearby can tow', 'zh-CN': '附近维修站均无法拖车' },
  'dispatch.reason.everybody-declined': {
    en: 'Every station nearby declined or did not answer',
    'zh-CN': '附近维修站均已拒单或超时未接',
  },
  'dispatch.reason.no-free-bay': { en: 'No free bay nearby', 'zh-CN': '附近维修站均无空闲工位' },

  'routing.minutes.drive': { en: 'Drive', 'zh-CN': '路程' },
  'routing.minutes.tow': { en: 'Tow', 'zh-CN': '拖车' },
  'routing.minutes.wait': { en: 'Wait', 'zh-CN': '等候' },
  'routing.minutes.repair': { en: 'Repair', 'zh-CN': '维修' },
  'routing.minutes.parts': { en: 'Parts', 'zh-CN': '配件' },
  'routing.minutes.record': { en: 'Track record', 'zh-CN': '历史表现' },
} as const satisfies Record<string, Words>;

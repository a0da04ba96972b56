import type { Words } from '../language.js';

/** The page behind the link in the message about an offer. */
export const offer = {
  'offer.title': { en: 'A job is offered to you', 'zh-CN': '您有新的维修工单' },
  'offer.to': { en: 'To {station}', 'zh-CN': '{station}' },
  'offer.answer-by': { en: 'Answer by {time}', 'zh-CN': '请于 {time} 前答复' },
  'offer.away': { en: 'Distance', 'zh-CN': '距离' },
  'offer.drive': { en: 'Drive', 'zh-CN': '车程' },
  'offer.bay': { en: 'Bay held', 'zh-CN': '预留工位' },
  'offer.fault': { en: 'Fault', 'zh-CN': '故障部位' },
  'offer.car': { en: 'Car', 'zh-CN': '车辆' },
  'offer.vin-end': { en: 'VIN ends in {end}', 'zh-CN': 'VIN 尾号 {end}' },
  'offer.accept': { en: 'Accept the job', 'zh-CN': '接单' },
  'offer.or-decline': { en: 'Or decline. One tap says why', 'zh-CN': '或拒单：点选原因即可提交' },
  'offer.what-else': { en: 'What is the reason? (optional)', 'zh-CN': '具体原因（选填）' },

  'offer.accepted': { en: 'The job is yours', 'zh-CN': '接单成功' },
  'offer.accepted-next': {
    en: 'Next: call the customer and settle the appointment. Name and phone stand on the job page once you sign in.',
    'zh-CN': '下一步：请联系车主确认进站时间。登录后可在工单页查看车主姓名和电话。',
  },
  'offer.to-job': { en: 'Open the job', 'zh-CN': '打开工单' },
  'offer.declined': { en: 'You have declined', 'zh-CN': '已拒单' },
  'offer.declined-next': {
    en: 'Your bay is free again and another station is being asked. There is nothing left to do.',
    'zh-CN': '工位已释放，系统正在转派其他维修站，您无需再操作。',
  },
  'offer.over': { en: 'The time to answer is over', 'zh-CN': '已超过答复时限' },
  'offer.over-next': {
    en: 'Your bay is free again and another station is being asked. The next offer will come by message as well.',
    'zh-CN': '工位已释放，系统正在转派其他维修站。下次派单仍会发消息通知您。',
  },
  'offer.withdrawn': { en: 'This offer was withdrawn', 'zh-CN': '该工单已撤回' },
  'offer.withdrawn-next': {
    en: 'The customer cancelled or it was placed elsewhere. Your bay is free again; there is nothing left to do.',
    'zh-CN': '车主已取消，或已另行安排维修站。工位已释放，您无需再操作。',
  },
  'offer.to-jobs': { en: 'All jobs', 'zh-CN': '查看全部工单' },
  'offer.unknown': {
    en: 'This link leads to no offer',
    'zh-CN': '链接无效',
  },
  'offer.unknown-next': {
    en: 'Please check that the whole link was copied, or sign in to see your offers.',
    'zh-CN': '请检查链接是否复制完整，或登录后查看待接工单。',
  },
  'offer.offline': {
    en: 'No connection. Your answer counts once it has reached us; waiting for the network.',
    'zh-CN': '网络已断开。答复送达后才生效，正在等待网络恢复。',
  },
} as const satisfies Record<string, Words>;

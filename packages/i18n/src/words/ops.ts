import type { Words } from '../language.js';

/** The network at a glance. */
export const ops = {
  'ops.title': { en: 'Network', 'zh-CN': '网络概况' },
  'ops.ready': { en: 'Everything runs', 'zh-CN': '运行正常' },
  'ops.not-ready': { en: 'Something is down', 'zh-CN': '有服务不可用' },
  'ops.customers': { en: 'Customers', 'zh-CN': '客户' },
  'ops.vehicles': { en: 'Cars', 'zh-CN': '车辆' },
  'ops.parked': { en: 'Laid aside', 'zh-CN': '搁置的消息' },
  'ops.none-parked': { en: 'Nothing is laid aside.', 'zh-CN': '没有搁置的消息。' },
  'ops.redrive': { en: 'Try again', 'zh-CN': '重新投递' },
} as const satisfies Record<string, Words>;

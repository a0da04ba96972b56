import type { Words } from '../language.js';

/** Who does something, and the people and things a complaint is about. */
export const people = {
  'role.agent': { en: 'Agent', 'zh-CN': '客服专员' },
  'role.supervisor': { en: 'Supervisor', 'zh-CN': '客服主管' },
  'role.dealer': { en: 'Dealer', 'zh-CN': '经销商' },
  'role.station': { en: 'Station', 'zh-CN': '维修站' },
  'role.admin': { en: 'Administrator', 'zh-CN': '系统管理员' },

  'actor.agent': { en: 'agent', 'zh-CN': '客服专员' },
  'actor.supervisor': { en: 'supervisor', 'zh-CN': '客服主管' },
  'actor.dealer': { en: 'dealer', 'zh-CN': '经销商' },
  'actor.station': { en: 'station', 'zh-CN': '维修站' },
  'actor.admin': { en: 'administrator', 'zh-CN': '系统管理员' },
  'actor.customer': { en: 'customer', 'zh-CN': '客户' },
  'actor.clock': { en: 'clock', 'zh-CN': '系统计时' },
  'actor.network': { en: 'network', 'zh-CN': '系统' },
} as const satisfies Record<string, Words>;

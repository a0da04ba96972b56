import type { Words } from '../language.js';

/** The fault classes, as the contracts name them: pages that need no schemas read them here. */
export const component = {
  'component.engine': { en: 'Engine', 'zh-CN': '发动机' },
  'component.transmission': { en: 'Transmission', 'zh-CN': '传动系' },
  'component.steering': { en: 'Steering', 'zh-CN': '转向系' },
  'component.brakes': { en: 'Brakes', 'zh-CN': '制动系' },
  'component.suspension': { en: 'Suspension', 'zh-CN': '悬架系' },
  'component.wheels': { en: 'Tyres and wheels', 'zh-CN': '轮胎和车轮' },
  'component.body': { en: 'Body', 'zh-CN': '车身' },
  'component.electrical': { en: 'Electrical', 'zh-CN': '电气设备' },
  'component.restraints': { en: 'Airbags and seat belts', 'zh-CN': '气囊和安全带' },
  'component.accessories': { en: 'Accessories', 'zh-CN': '附加设备' },
  'component.traction-battery': { en: 'Traction battery and its management', 'zh-CN': '动力电池及电源管理系统' },
  'component.electric-drive': { en: 'Electric drive', 'zh-CN': '电力驱动系统' },
  'component.other': { en: 'Other causes', 'zh-CN': '其他原因' },
  'component.service-attitude': { en: 'Attitude of staff', 'zh-CN': '服务态度' },
  'component.sales-fraud': { en: 'Sales fraud', 'zh-CN': '销售欺诈' },
  'component.broken-promise': { en: 'Broken promise', 'zh-CN': '承诺不兑现' },
  'component.service-charge': { en: 'Service charges', 'zh-CN': '服务收费' },
  'component.workmanship': { en: 'Skill of staff', 'zh-CN': '人员技术' },
  'component.parts-dispute': { en: 'Dispute over parts', 'zh-CN': '配件争议' },
} as const satisfies Record<string, Words>;

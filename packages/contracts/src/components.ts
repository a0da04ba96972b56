import { z } from 'zod';

/**
 * The classes a complaint falls into, after the classes of Chinese quality complaints (车质网). A technical one needs
 * a repair station; a service one needs the dealer concerned or the desk and never goes to a station.
 */
export const components = {
  engine: { kind: 'technical', name: { en: 'Engine', 'zh-CN': '发动机' } },
  transmission: { kind: 'technical', name: { en: 'Transmission', 'zh-CN': '传动系' } },
  steering: { kind: 'technical', name: { en: 'Steering', 'zh-CN': '转向系' } },
  brakes: { kind: 'technical', name: { en: 'Brakes', 'zh-CN': '制动系' } },
  suspension: { kind: 'technical', name: { en: 'Suspension', 'zh-CN': '悬架系' } },
  wheels: { kind: 'technical', name: { en: 'Tyres and wheels', 'zh-CN': '轮胎和车轮' } },
  body: { kind: 'technical', name: { en: 'Body', 'zh-CN': '车身' } },
  electrical: { kind: 'technical', name: { en: 'Electrical', 'zh-CN': '电气设备' } },
  restraints: { kind: 'technical', name: { en: 'Airbags and seat belts', 'zh-CN': '气囊和安全带' } },
  accessories: { kind: 'technical', name: { en: 'Accessories', 'zh-CN': '附加设备' } },
  'traction-battery': {
    kind: 'technical',
    name: { en: 'Traction battery and its management', 'zh-CN': '动力电池及电源管理系统' },
  },
  'electric-drive': { kind: 'technical', name: { en: 'Electric drive', 'zh-CN': '电力驱动系统' } },
  other: { kind: 'technical', name: { en: 'Other causes', 'zh-CN': '其他原因' } },
  'service-attitude': { kind: 'service', name: { en: 'Attitude of staff', 'zh-CN': '服务态度' } },
  'sales-fraud': { kind: 'service', name: { en: 'Sales fraud', 'zh-CN': '销售欺诈' } },
  'broken-promise': { kind: 'service', name: { en: 'Broken promise', 'zh-CN': '承诺不兑现' } },
  'service-charge': { kind: 'service', name: { en: 'Service charges', 'zh-CN': '服务收费' } },
  workmanship: { kind: 'service', name: { en: 'Skill of staff', 'zh-CN': '人员技术' } },
  'parts-dispute': { kind: 'service', name: { en: 'Dispute over parts', 'zh-CN': '配件争议' } },
} as const;

export type ComponentCode = keyof typeof components;
export const componentCodes = Object.keys(components) as ComponentCode[];
export const technicalCodes = componentCodes.filter((code) => components[code].kind === 'technical');
export const Component = z.enum(componentCodes as [ComponentCode, ...ComponentCode[]]);
export const Kind = z.enum(['technical', 'service']);
export type Kind = z.infer<typeof Kind>;
export const kindOf = (component: ComponentCode): Kind => components[component].kind;

/** How pressing it is. `safety` takes the shortest windows everywhere. */
export const Severity = z.enum(['normal', 'high', 'safety']);
export type Severity = z.infer<typeof Severity>;

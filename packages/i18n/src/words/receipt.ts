import type { Words } from '../language.js';

/** Why this station: the receipt of a dispatch. */
export const receipt = {
  'receipt.title': { en: 'Why this station', 'zh-CN': '派单依据' },
  'receipt.none': { en: 'Not dispatched yet.', 'zh-CN': '尚未派单。' },
  'receipt.attempt': { en: 'round {round}, attempt {attempt}', 'zh-CN': '第 {round} 轮第 {attempt} 次派单' },
  'receipt.chosen': { en: 'Chosen: {station}', 'zh-CN': '选定：{station}' },
  'receipt.nobody': { en: 'Nobody suitable: {reason}', 'zh-CN': '无合适维修站：{reason}' },
  'receipt.turned-away': { en: 'Stations turned away:', 'zh-CN': '被排除的维修站数：' },
  'receipt.yes': { en: 'passed', 'zh-CN': '符合' },
  'receipt.no': { en: 'failed', 'zh-CN': '不符合' },
  'routing.distance': { en: 'Distance', 'zh-CN': '距离' },
  'routing.fixed': { en: 'Fixed by', 'zh-CN': '预计修好' },
  'routing.fixed-by': { en: 'fixed by {time}', 'zh-CN': '预计 {time} 修好' },
  'routing.fails': { en: 'fails: {rule}', 'zh-CN': '不满足：{rule}' },
} as const satisfies Record<string, Words>;

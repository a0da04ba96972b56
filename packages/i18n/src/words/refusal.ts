import type { Words } from '../language.js';

/** Every way the system says no, by its code. */
export const refusal = {
  'refusal.malformed': { en: 'The request could not be read.', 'zh-CN': '请求内容无法识别。' },
  'refusal.unauthenticated': { en: 'Please sign in.', 'zh-CN': '请先登录。' },
  'refusal.forbidden': { en: 'You are not allowed to do this.', 'zh-CN': '您没有执行此操作的权限。' },
  'refusal.not-found': { en: 'This was not found.', 'zh-CN': '未找到相关内容。' },
  'refusal.method-not-allowed': { en: 'This cannot be done with that address.', 'zh-CN': '此地址不支持该操作。' },
  'refusal.not-allowed': { en: 'This cannot be done now.', 'zh-CN': '当前状态下不能执行此操作。' },
  'refusal.already-exists': { en: 'This already exists.', 'zh-CN': '该记录已存在。' },
  'refusal.too-late': { en: 'Too late: the time to answer is over.', 'zh-CN': '已超过答复时限。' },
  'refusal.stale': {
    en: 'Somebody else has changed this meanwhile. Look at it again and retry.',
    'zh-CN': '内容已被他人修改，请查看最新内容后重试。',
  },
  'refusal.too-large': { en: 'This is too large.', 'zh-CN': '提交的内容过大。' },
  'refusal.unsupported-media-type': { en: 'This content type is not accepted.', 'zh-CN': '不支持此内容类型。' },
  'refusal.invalid': { en: 'Some of the entries are not right.', 'zh-CN': '部分内容填写有误。' },
  'refusal.request-key-reused': {
    en: 'This request key was already used for something else.',
    'zh-CN': '该请求标识已用于其他内容。',
  },
  'refusal.version-required': {
    en: 'Say which version this change rests on (If-Match).',
    'zh-CN': '请注明修改所依据的版本（If-Match）。',
  },
  'refusal.too-many-requests': { en: 'Too many requests. Wait a little.', 'zh-CN': '请求过于频繁，请稍候再试。' },
  'refusal.internal': { en: 'Something went wrong on our side.', 'zh-CN': '系统内部错误。' },
  'refusal.unavailable': {
    en: 'Not available at the moment. Please try again shortly.',
    'zh-CN': '服务暂时不可用，请稍后再试。',
  },
} as const satisfies Record<string, Words>;

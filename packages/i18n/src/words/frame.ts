import type { Words } from '../language.js';

/** What stands around every page: the frame, signing in, the connection, and what goes wrong. */
export const frame = {
  'frame.skip': { en: 'Skip to the content', 'zh-CN': '跳到正文' },
  'frame.navigation': { en: 'Pages', 'zh-CN': '页面导航' },
  'frame.face.desk': { en: 'Desk', 'zh-CN': '客服台' },
  'frame.face.ops': { en: 'Network', 'zh-CN': '网络概况' },
  'frame.light': { en: 'Light colours', 'zh-CN': '浅色模式' },
  'frame.dark': { en: 'Dark colours', 'zh-CN': '深色模式' },
  'frame.lost': { en: 'There is no such page', 'zh-CN': '页面不存在' },
  'frame.lost-hint': { en: 'The address may be mistyped or out of date.', 'zh-CN': '网址可能有误或已失效。' },
  'frame.start': { en: 'To the start page', 'zh-CN': '返回首页' },

  'session.enter': { en: 'Sign in', 'zh-CN': '登录' },
  'session.leave': { en: 'Sign out', 'zh-CN': '退出' },
  'session.login': { en: 'Login', 'zh-CN': '用户名' },
  'session.password': { en: 'Password', 'zh-CN': '密码' },
  'session.demo': { en: 'Look around', 'zh-CN': '演示体验' },
  'session.demo-hint': {
    en: 'This is a demo network with made-up people. Choose a role.',
    'zh-CN': '这是演示网络，人员均为虚构。请选择角色。',
  },

  'live.connecting': { en: 'Connecting', 'zh-CN': '连接中' },
  'live.live': { en: 'Live', 'zh-CN': '实时' },
  'live.offline': { en: 'Offline', 'zh-CN': '已断开' },
  'live.lost': {
    en: 'No connection: what you see may be old. Trying again.',
    'zh-CN': '连接已断开，显示内容可能不是最新，正在重连。',
  },

  'reading.waiting': { en: 'Loading', 'zh-CN': '加载中' },
  'problem.title': { en: 'That did not work', 'zh-CN': '操作未成功' },
  'problem.retry': { en: 'Try again', 'zh-CN': '重试' },
  'problem.unreachable': {
    en: 'The server cannot be reached. Check the connection.',
    'zh-CN': '无法连接服务器，请检查网络。',
  },
  'toast.close': { en: 'Dismiss', 'zh-CN': '关闭提示' },
  'toast.undo': { en: 'Undo', 'zh-CN': '撤销' },
  'action.leave': { en: 'Back', 'zh-CN': '返回' },
  'action.done': { en: '{action}: done', 'zh-CN': '{action}：已完成' },
  'action.soon': { en: '{action}: in a moment', 'zh-CN': '{action}：即将执行' },
} as const satisfies Record<string, Words>;

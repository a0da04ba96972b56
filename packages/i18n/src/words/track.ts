import type { Words } from '../language.js';

/** The customer's own page. */
export const track = {
  'track.now.logged': { en: 'We have your complaint', 'zh-CN': '已收到您的投诉' },
  'track.now.dispatching': { en: 'We are finding a repair station for you', 'zh-CN': '正在为您安排维修站' },
  'track.now.unplaced': {
    en: 'Our team is looking for a repair station for you',
    'zh-CN': '客服正在人工为您安排维修站',
  },
  'track.now.assigned': { en: 'Your complaint is in good hands', 'zh-CN': '已有专人为您处理' },
  'track.now.in-progress': { en: 'Work is under way', 'zh-CN': '正在处理中' },
  'track.now.resolved': { en: 'This should be right again', 'zh-CN': '问题已处理完毕' },
  'track.now.following-up': { en: 'Is everything right again?', 'zh-CN': '问题解决了吗？' },
  'track.now.recovering': {
    en: 'We are sorry. Somebody new is looking into it',
    'zh-CN': '非常抱歉，已安排专人重新跟进',
  },
  'track.now.reopened': { en: 'We are taking it up again', 'zh-CN': '已重新为您处理' },
  'track.now.closed': { en: 'All done', 'zh-CN': '已结案' },
  'track.now.cancelled': { en: 'This complaint was cancelled', 'zh-CN': '该投诉已取消' },
  'track.now.merged': { en: 'This complaint was joined with another', 'zh-CN': '该投诉已与其他投诉合并' },

  'track.unknown': {
    en: 'This link is not valid. Please check that it is complete.',
    'zh-CN': '链接无效，请检查是否完整。',
  },
  'track.steps': { en: 'The way so far', 'zh-CN': '处理进度' },
  'track.step.logged': { en: 'Complaint taken', 'zh-CN': '已受理' },
  'track.step.assigned': { en: 'In hand', 'zh-CN': '已指派' },
  'track.step.in-progress': { en: 'Being worked on', 'zh-CN': '处理中' },
  'track.step.resolved': { en: 'Finished', 'zh-CN': '处理完毕' },
  'track.step.closed': { en: 'Closed', 'zh-CN': '已结案' },
  'track.in-hand': { en: 'Who is taking care of it', 'zh-CN': '处理单位' },
  'track.our-desk': { en: 'Our customer service', 'zh-CN': '客服中心' },
  'track.appointment': { en: 'Appointment', 'zh-CN': '预约时间' },

  'follow-up.is-solved': { en: 'Is it solved?', 'zh-CN': '问题解决了吗？' },
  'follow-up.yes': { en: 'Yes', 'zh-CN': '已解决' },
  'follow-up.no': { en: 'No', 'zh-CN': '未解决' },
  'follow-up.how-was-it': { en: 'How satisfied are you?', 'zh-CN': '您对本次服务满意吗？' },
  'follow-up.score.1': { en: 'Very dissatisfied', 'zh-CN': '非常不满意' },
  'follow-up.score.2': { en: 'Dissatisfied', 'zh-CN': '不满意' },
  'follow-up.score.3': { en: 'So-so', 'zh-CN': '一般' },
  'follow-up.score.4': { en: 'Satisfied', 'zh-CN': '满意' },
  'follow-up.score.5': { en: 'Very satisfied', 'zh-CN': '非常满意' },
  'follow-up.score-of': { en: '{score} of 5', 'zh-CN': '{score} 分' },
  'follow-up.comment': { en: 'Anything else? (optional)', 'zh-CN': '还有什么想说的？（选填）' },
  'follow-up.send': { en: 'Send', 'zh-CN': '提交' },
  'follow-up.thanks': { en: 'Thank you!', 'zh-CN': '感谢您的评价！' },
  'follow-up.thanks-solved': {
    en: 'Your answer helps us and the station to do better.',
    'zh-CN': '您的反馈将帮助我们和维修站改进服务。',
  },
  'follow-up.thanks-not-solved': {
    en: 'We are sorry that it is not right yet. Somebody will call you.',
    'zh-CN': '很抱歉问题仍未解决，我们会尽快与您联系。',
  },
  'follow-up.solved': { en: 'Solved', 'zh-CN': '已解决' },
  'follow-up.not-solved': { en: 'Not solved', 'zh-CN': '未解决' },
  'follow-up.said': { en: '{solved}, {score} of 5', 'zh-CN': '{solved}，{score} 分' },
} as const satisfies Record<string, Words>;

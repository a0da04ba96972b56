import type { Words } from '../language.js';

/**
 * Messages that leave the house, by template. They carry no personal data: the complaint's number, the car and a link.
 * `dealer-assigned` goes to the customer; `dealer-assigned.dealer` tells the dealer.
 */
export const message = {
  'message.one': { en: 'Message', 'zh-CN': '消息' },
  'message.many': { en: 'Messages', 'zh-CN': '消息记录' },

  'message.none': { en: 'Nothing sent yet.', 'zh-CN': '尚未发送消息。' },
  'message.open-link': { en: "Open the customer's page", 'zh-CN': '打开客户页面' },

  'message.state.queued': { en: 'Queued', 'zh-CN': '待发送' },
  'message.state.sent': { en: 'Sent', 'zh-CN': '已发送' },
  'message.state.delivered': { en: 'Delivered', 'zh-CN': '已送达' },
  'message.state.failed': { en: 'Failed', 'zh-CN': '发送失败' },
  'message.state.suppressed': { en: 'Held back', 'zh-CN': '已拦截' },

  'message.name.job-offered': { en: 'Offer to the station', 'zh-CN': '派单通知' },
  'message.name.station-assigned': { en: 'Station assigned', 'zh-CN': '维修站已指派' },
  'message.name.dealer-assigned': { en: 'Dealer assigned', 'zh-CN': '经销商已指派' },
  'message.name.desk-assigned': { en: 'Desk assigned', 'zh-CN': '客服跟进' },
  'message.name.follow-up': { en: 'Follow-up', 'zh-CN': '满意度回访' },
  'message.name.follow-up-reminder': { en: 'Follow-up reminder', 'zh-CN': '回访提醒' },

  'message.job-offered.subject': {
    en: 'New job {number}: answer by {deadline}',
    'zh-CN': '新工单 {number}，请于 {deadline} 前答复',
  },
  'message.job-offered.text': {
    en: 'A repair job is offered to you.\n\nComplaint: {number}\nCar: {vehicle}\nAnswer by: {deadline}\n\nAccept or decline with one tap, no sign-in needed:\n{link}\n\nWithout an answer by then it goes to the next station. Whoever has this link answers for you: please do not pass it on.',
    'zh-CN':
      '您有一张新的维修工单。\n\n投诉编号：{number}\n车辆：{vehicle}\n答复时限：{deadline}\n\n点击链接，一键接单或拒单，无需登录：\n{link}\n\n逾期未答复，系统将转派下一家维修站。持有此链接者即可代表本站答复，请勿转发。',
  },
  'message.station-assigned.subject': {
    en: 'Your complaint {number}: {station} will repair your car',
    'zh-CN': '您的投诉 {number} 已由 {station} 受理',
  },
  'message.station-assigned.text': {
    en: 'Dear customer,\n\n{station} has taken on your {vehicle} (complaint {number}). You can see where things stand at any time:\n{link}\n\nThank you for your patience.',
    'zh-CN':
      '尊敬的车主：\n\n您好！您的爱车（{vehicle}，投诉编号 {number}）已由 {station} 接单。您可随时点击以下链接查看进度：\n{link}\n\n感谢您的耐心等待。',
  },
  'message.dealer-assigned.subject': {
    en: 'Your complaint {number} is with {dealer}',
    'zh-CN': '您的投诉 {number} 已转交 {dealer} 处理',
  },
  'message.dealer-assigned.text': {
    en: 'Dear customer,\n\n{dealer} is looking into your complaint {number} ({vehicle}) and will get back to you. You can see where things stand at any time:\n{link}\n\nThank you for telling us.',
    'zh-CN':
      '尊敬的车主：\n\n您好！您的投诉（编号 {number}，{vehicle}）已转交 {dealer} 处理，对方会与您联系。您可随时点击以下链接查看进度：\n{link}\n\n感谢您的反馈。',
  },
  'message.dealer-assigned.dealer.subject': {
    en: 'Complaint {number} is yours to settle',
    'zh-CN': '新的服务投诉 {number}，请及时处理',
  },
  'message.dealer-assigned.dealer.text': {
    en: 'A complaint about service has been assigned to you.\n\nComplaint: {number}\nCar: {vehicle}\n\nPlease look into it here: {link}',
    'zh-CN': '您有一件新的服务投诉。\n\n投诉编号：{number}\n车辆：{vehicle}\n\n请点击查看并处理：{link}',
  },
  'message.desk-assigned.subject': {
    en: 'Your complaint {number} is with our customer service',
    'zh-CN': '您的投诉 {number} 正由客服中心跟进',
  },
  'message.desk-assigned.text': {
    en: 'Dear customer,\n\nOur customer service is looking into your complaint {number} ({vehicle}) and will get back to you. You can see where things stand at any time:\n{link}\n\nThank you for telling us.',
    'zh-CN':
      '尊敬的车主：\n\n您好！您的投诉（编号 {number}，{vehicle}）正由客服中心专人跟进，我们会与您联系。您可随时点击以下链接查看进度：\n{link}\n\n感谢您的反馈。',
  },
  'message.follow-up.subject': {
    en: 'Is your {vehicle} right again? ({number})',
    'zh-CN': '您的爱车问题解决了吗？（{number}，{vehicle}）',
  },
  'message.follow-up.text': {
    en: 'Dear customer,\n\nwe believe that your complaint {number} about your {vehicle} is resolved. Is it really? Please tell us with three taps:\n{link}\n\nIf it is not, we will take it up again at once.',
    'zh-CN':
      '尊敬的车主：\n\n您好！您的投诉（编号 {number}，{vehicle}）我们已处理完毕。问题真的解决了吗？请点击以下链接告诉我们，只需三步：\n{link}\n\n如果仍未解决，我们会立即重新跟进。',
  },
  'message.follow-up-reminder.subject': {
    en: 'We would still like to know: is your {vehicle} right? ({number})',
    'zh-CN': '期待您的评价：{vehicle} 的问题解决了吗？（{number}）',
  },
  'message.follow-up-reminder.text': {
    en: 'Dear customer,\n\na few days ago we asked whether your complaint {number} about your {vehicle} is really resolved. Your answer takes three taps:\n{link}\n\nWe will not ask again.',
    'zh-CN':
      '尊敬的车主：\n\n您好！前几天我们曾就您的投诉（编号 {number}，{vehicle}）向您回访。您的答复只需三步：\n{link}\n\n我们不会再次打扰。',
  },
} as const satisfies Record<string, Words>;

import type { Words } from '../language.js';

/** A station's side of a complaint. */
export const job = {
  'job.one': { en: 'Job', 'zh-CN': '工单' },
  'job.many': { en: 'Jobs', 'zh-CN': '工单' },
  'job.appointment': { en: 'Appointment', 'zh-CN': '预约时间' },
  'job.rebook': { en: 'Move the appointment', 'zh-CN': '改约' },
  'job.bay-time': { en: 'Bay held from', 'zh-CN': '预留工位' },
  'job.bay': { en: 'bay {bay}', 'zh-CN': '{bay} 号工位' },
  'job.time-left': { en: '{time} left to answer', 'zh-CN': '剩余 {time}' },
  'job.time-over': { en: 'Time is over', 'zh-CN': '已超时' },

  'job.state.offered': { en: 'Offered', 'zh-CN': '待接单' },
  'job.state.accepted': { en: 'Accepted', 'zh-CN': '已接单' },
  'job.state.booked': { en: 'Booked', 'zh-CN': '已预约' },
  'job.state.arrived': { en: 'Car arrived', 'zh-CN': '已到站' },
  'job.state.in-progress': { en: 'Under repair', 'zh-CN': '维修中' },
  'job.state.waiting-parts': { en: 'Waiting for parts', 'zh-CN': '待配件' },
  'job.state.finished': { en: 'Finished', 'zh-CN': '已完工' },
  'job.state.declined': { en: 'Declined', 'zh-CN': '已拒单' },
  'job.state.expired': { en: 'Not answered', 'zh-CN': '超时未接' },
  'job.state.withdrawn': { en: 'Withdrawn', 'zh-CN': '已撤回' },

  'job.action.accept': { en: 'Accept', 'zh-CN': '接单' },
  'job.action.decline': { en: 'Decline', 'zh-CN': '拒单' },
  'job.action.expire': { en: 'Let expire', 'zh-CN': '超时' },
  'job.action.book': { en: 'Book a time', 'zh-CN': '预约进站' },
  'job.action.arrive': { en: 'Car has arrived', 'zh-CN': '车辆已到站' },
  'job.action.start': { en: 'Start repair', 'zh-CN': '开始维修' },
  'job.action.wait-for-parts': { en: 'Wait for parts', 'zh-CN': '等待配件' },
  'job.action.resume': { en: 'Parts are here, go on', 'zh-CN': '配件已到，继续维修' },
  'job.action.finish': { en: 'Finish', 'zh-CN': '完工' },
  'job.action.withdraw': { en: 'Withdraw', 'zh-CN': '撤回' },

  'job.decline.no-capacity': { en: 'No free bay or technician', 'zh-CN': '工位或人手不足' },
  'job.decline.no-parts': { en: 'Parts not in stock', 'zh-CN': '没有配件' },
  'job.decline.not-able': { en: 'We cannot repair this', 'zh-CN': '不具备此项维修能力' },
  'job.decline.other': { en: 'Another reason', 'zh-CN': '其他原因' },
} as const satisfies Record<string, Words>;

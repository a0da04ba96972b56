import type { Words } from '../language.js';

/** Why this station: the receipt of a dispatch. */
export const receipt = {
  'receipt.title': { en: 'Why this station', 'zh-CN': '派单依据' },
  'receipt.open': { en: 'All stations, compared', 'zh-CN': '查看全部维修站对比' },
  'receipt.back': { en: 'Complaint {number}', 'zh-CN': '投诉 {number}' },
  'receipt.none': { en: 'Not dispatched yet.', 'zh-CN': '尚未派单。' },
  'receipt.attempt': { en: 'round {round}, attempt {attempt}', 'zh-CN': '第 {round} 轮第 {attempt} 次派单' },
  'receipt.earlier': { en: 'Earlier tries', 'zh-CN': '此前的派单' },
  'receipt.chosen': { en: 'Chosen: {station}', 'zh-CN': '选定：{station}' },
  'receipt.chosen-mark': { en: 'Chosen', 'zh-CN': '选定' },
  'receipt.nobody': { en: 'Nobody suitable: {reason}', 'zh-CN': '无合适维修站：{reason}' },
  'receipt.turned-away': { en: 'Turned away, one rule after another', 'zh-CN': '逐条规则排除的维修站数' },
  'receipt.by-hand': { en: 'Placed by hand by {name}: {reason}', 'zh-CN': '由 {name} 人工派单：{reason}' },
  'receipt.together': {
    en: 'Placed together with others that waited ({count} in all): the best for all of them, so perhaps not the first in order.',
    'zh-CN': '与其他等候的投诉一并派单（共 {count} 单）：按整体最优安排，未必是排序第一的维修站。',
  },

  'receipt.why.sooner': {
    en: 'Fixed by {time}, {gap} before the next one: {details}.',
    'zh-CN': '预计 {time} 修好，比下一家早 {gap}：{details}。',
  },
  'receipt.why.only': {
    en: 'Fixed by {time}, the only suitable station: {details}.',
    'zh-CN': '预计 {time} 修好，是唯一符合条件的维修站：{details}。',
  },
  'receipt.why.record': {
    en: 'Fixed by {time}: {details}. {station} would be {gap} sooner, but its track record weighs {minutes} more.',
    'zh-CN': '预计 {time} 修好：{details}。{station} 可早 {gap}，但其历史表现多计 {minutes}。',
  },
  'receipt.why.same-record': {
    en: 'Fixed by {time}, as soon as the next one, with the better track record: {details}.',
    'zh-CN': '预计 {time} 修好，与下一家相同，但历史表现更好：{details}。',
  },
  'receipt.why.same-nearer': {
    en: 'Fixed by {time}, as soon as the next one, and the drive is shorter: {details}.',
    'zh-CN': '预计 {time} 修好，与下一家相同，但路程更短：{details}。',
  },
  'receipt.why.same-share': {
    en: 'Fixed by {time}, as soon as the next one, and it had fewer cars for its bays this week: {details}.',
    'zh-CN': '预计 {time} 修好，与下一家相同，但本周按工位计接单较少：{details}。',
  },
  'receipt.why.by-hand': { en: 'Fixed by {time}: {details}.', 'zh-CN': '预计 {time} 修好：{details}。' },
  'receipt.away': { en: '{distance} away', 'zh-CN': '距离 {distance}' },
  'receipt.towed': { en: '{distance} away, fetched by tow truck', 'zh-CN': '距离 {distance}，拖车接车' },
  'receipt.bay-at': { en: 'bay free at {time}', 'zh-CN': '{time} 有空闲工位' },
  'receipt.part-at': { en: 'part there at {time}', 'zh-CN': '配件 {time} 到货' },
  'receipt.list': { en: ', ', 'zh-CN': '、' },
  'receipt.and': { en: ', ', 'zh-CN': '，' },

  'receipt.looked': {
    en: '{looked} stations looked at, {suitable} suitable',
    'zh-CN': '共比较 {looked} 家，{suitable} 家符合条件',
  },
  'receipt.asked': { en: 'Asked for: {what}', 'zh-CN': '派单条件：{what}' },
  'receipt.minutes': { en: 'Time until fixed', 'zh-CN': '修好所需时间' },
  'receipt.near-not': { en: 'Nearest that were turned away', 'zh-CN': '距离最近但被排除' },
  'receipt.more': { en: '{count} more looked at: {why}', 'zh-CN': '另有 {count} 家：{why}' },
  'receipt.suitable': { en: '{count} suitable, lower in the order', 'zh-CN': '{count} 家符合条件但排序靠后' },
  'receipt.not-shown': {
    en: 'The first {shown} of {looked} are shown here.',
    'zh-CN': '此处列出 {looked} 家中的前 {shown} 家。',
  },
  'receipt.details': { en: 'What this rests on', 'zh-CN': '计算依据' },
  'receipt.drive-band': { en: 'Drive {low} to {high} ({source})', 'zh-CN': '路程 {low} 至 {high}（{source}）' },
  'receipt.source.estimate': { en: 'estimated', 'zh-CN': '估算' },
  'receipt.source.corrected': { en: 'estimated, corrected by arrivals', 'zh-CN': '估算，按实际到站修正' },
  'receipt.source.osrm': { en: 'by the road map', 'zh-CN': '按路网计算' },
  'receipt.repair-own': {
    en: 'Usual repair {minutes}, from its own jobs',
    'zh-CN': '常规维修 {minutes}（按本站工单）',
  },
  'receipt.repair-table': { en: 'Usual repair {minutes}, from the table', 'zh-CN': '常规维修 {minutes}（按标准工时）' },
  'receipt.share': {
    en: '{taken} offers taken in 7 days, {bays} bays',
    'zh-CN': '7 天内接单 {taken} 次，{bays} 个工位',
  },
  'receipt.record': {
    en: 'Track record of 90 days adds {minutes} to its rank',
    'zh-CN': '近 90 天历史表现，排序多计 {minutes}',
  },
  'receipt.record-clean': { en: 'Track record of 90 days: adds nothing', 'zh-CN': '近 90 天历史表现：不加计' },
  'receipt.term.lost-offers': {
    en: '{cases} of {of} offers declined or not answered',
    'zh-CN': '{of} 次派单中 {cases} 次拒单或超时',
  },
  'receipt.term.slow-answers': {
    en: 'answers take {mean} on average ({of} answers)',
    'zh-CN': '平均 {mean} 答复（{of} 次）',
  },
  'receipt.term.repeat-repairs': {
    en: '{cases} of {of} cars came again with the same fault',
    'zh-CN': '{of} 台维修车辆中 {cases} 台同一故障返修',
  },
  'receipt.term.detractors': {
    en: '{cases} of {of} customers dissatisfied and not won back',
    'zh-CN': '{of} 位客户中 {cases} 位不满意且未挽回',
  },

  'receipt.settings': { en: 'Settings used', 'zh-CN': '所用设置' },
  'receipt.set.reachKm': { en: 'Reach', 'zh-CN': '服务半径' },
  'receipt.set.repairMinutes': { en: 'Repair time in the table', 'zh-CN': '标准维修工时' },
  'receipt.set.tieDriveMinutes': { en: 'Drives that count as equal', 'zh-CN': '视为相同的路程差' },
  'receipt.set.lostOffer': { en: 'An offer lost', 'zh-CN': '每次失约派单' },
  'receipt.set.answerMinute': { en: 'A minute until the answer', 'zh-CN': '答复每等 1 分钟' },
  'receipt.set.repeatRepair': { en: 'The same fault again', 'zh-CN': '每次同一故障返修' },
  'receipt.set.detractor': { en: 'A customer not won back', 'zh-CN': '每位未挽回的客户' },
  'receipt.set.shrunkBy': { en: 'Faultless cases assumed at first', 'zh-CN': '预设无过失次数' },
  'receipt.set.version': { en: 'Version', 'zh-CN': '版本' },

  'routing.distance': { en: 'Distance', 'zh-CN': '距离' },
  'routing.fixed': { en: 'Fixed by', 'zh-CN': '预计修好' },
  'routing.fixed-by': { en: 'fixed by {time}', 'zh-CN': '预计 {time} 修好' },
  'routing.fails': { en: 'fails: {rule}', 'zh-CN': '不满足：{rule}' },

  'hand.title': { en: 'Place by hand', 'zh-CN': '人工派单' },
  'hand.open': { en: 'Place it by hand', 'zh-CN': '人工派单' },
  'hand.pick': { en: 'Choose a station', 'zh-CN': '请选择维修站' },
  'hand.other': { en: 'Another station, by its code', 'zh-CN': '其他维修站（输入编号）' },
  'hand.code': { en: 'Code of the station', 'zh-CN': '维修站编号' },
  'hand.reason': { en: 'Why this station', 'zh-CN': '选择理由' },
  'hand.reason-hint': { en: 'Kept in the receipt with your name.', 'zh-CN': '将与您的姓名一并记入派单依据。' },
  'hand.send': { en: 'Offer it to {station}', 'zh-CN': '派给 {station}' },
  'hand.send-none': { en: 'Offer it to this station', 'zh-CN': '派给该维修站' },
  'hand.send-instead': {
    en: 'Take it from {from} and offer it to {station}',
    'zh-CN': '从 {from} 撤回，改派 {station}',
  },
  'hand.says': {
    en: 'The station is told at once and its bay is held; it can still decline. This cannot be undone.',
    'zh-CN': '维修站将立即收到派单并预留工位，仍可拒单。此操作无法撤销。',
  },
  'hand.done': { en: 'Offered to {station}.', 'zh-CN': '已派给 {station}。' },
} as const satisfies Record<string, Words>;

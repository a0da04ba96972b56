import type { DemoComplaint } from './complaints.js';
import { faults } from './faults.js';
import type { ComplaintStep, JobStep } from './stories.js';

export type Job = {
  id: string;
  version: number;
  state: string;
  attempt: number;
  station: string;
  slot: { start: string };
};

/** How far a job gets, in order. */
const stages = ['offered', 'accepted', 'booked', 'arrived', 'in-progress', 'waiting-parts', 'finished'];
const leadsTo: Record<Exclude<JobStep, 'decline'>, string> = {
  accept: 'accepted',
  book: 'booked',
  arrive: 'arrived',
  start: 'in-progress',
  'wait-for-parts': 'waiting-parts',
  finish: 'finished',
};

/** Whether a complaint has this step behind it. A job that ended in another way takes no more steps. */
export function isTaken(step: JobStep, { state, attempt }: Pick<Job, 'state' | 'attempt'>): boolean {
  if (step === 'decline') return attempt > 1 || state !== 'offered';
  const at = stages.indexOf(state);
  return at < 0 || at >= stages.indexOf(leadsTo[step]);
}

/** What the station says with a step. */
export function jobLine(
  step: JobStep,
  { component, language, odometerKm, body }: DemoComplaint,
  { slot }: Job,
): object {
  const found = faults[component].found;
  switch (step) {
    case 'decline':
      return { reason: 'no-capacity' };
    case 'book':
      return { at: slot.start };
    case 'arrive':
      return { odometerKm };
    case 'wait-for-parts':
      return { parts: found?.correction[language] };
    case 'finish':
      return { complaint: body.text, cause: found?.cause[language], correction: found?.correction[language] };
    default:
      return {};
  }
}

const said = {
  hold: { en: 'The customer is travelling until Monday.', 'zh-CN': '客户出差，下周一才回来。' },
  cancel: { en: 'The customer has called it off.', 'zh-CN': '客户取消了投诉。' },
  resolve: { en: 'We apologised and made it good.', 'zh-CN': '已向客户道歉并妥善处理。' },
  satisfied: { en: 'Quick and friendly, thank you.', 'zh-CN': '处理很快，态度也好，谢谢。' },
  dissatisfied: { en: 'The noise was back after two days.', 'zh-CN': '两天后异响又出现了。' },
};

/** What is said with a step on the complaint itself. */
export function complaintLine(step: ComplaintStep, { language }: DemoComplaint): object {
  switch (step) {
    case 'hold':
      return { reason: said.hold[language], party: 'customer' };
    case 'cancel':
      return { reason: said.cancel[language] };
    case 'resolve':
      return { text: said.resolve[language] };
    case 'satisfied':
      return { solved: true, score: 5, comment: said.satisfied[language] };
    case 'dissatisfied':
      return { solved: false, score: 2, comment: said.dissatisfied[language] };
    default:
      return {};
  }
}

import { complaintLife, componentCodes, kindOf, parse } from '@baylink/contracts';
import { jobLife } from '@baylink/contracts/repair-station';
import { describe, expect, test } from '@jest/globals';
import type { DemoComplaint } from './complaints.js';
import { complaintLine, isTaken, type Job, jobLine } from './lines.js';
import { type ComplaintStep, serviceStories, technicalStories } from './stories.js';

const job: Job = {
  id: 'j',
  version: 1,
  state: 'offered',
  attempt: 1,
  station: 'S001',
  slot: { start: '2026-11-23T09:00:00.000Z' },
};
const told = (component: DemoComplaint['component'], language: DemoComplaint['language'] = 'en') =>
  ({ component, language, odometerKm: 45_500, body: { text: 'It squeals.' } }) as unknown as DemoComplaint;

describe('a step of the station', () => {
  const steps = ['accept', 'decline', 'book', 'arrive', 'start', 'wait-for-parts', 'finish'] as const;
  const technical = componentCodes.filter((code) => kindOf(code) === 'technical');

  test.each(steps)('%s says what the contract asks for, for every component and language', (step) => {
    for (const component of technical) {
      for (const language of ['en', 'zh-CN'] as const) {
        const line = jobLine(step, told(component, language), job);
        expect(parse(jobLife.action, { type: step, ...line })).toMatchObject({ type: step });
      }
    }
  });

  test.each([
    ['accept', 'offered', 1, false],
    ['accept', 'accepted', 1, true],
    ['book', 'accepted', 1, false],
    ['start', 'waiting-parts', 1, true],
    ['finish', 'in-progress', 1, false],
    ['finish', 'finished', 1, true],
    ['accept', 'withdrawn', 1, true],
    ['decline', 'offered', 1, false],
    ['decline', 'offered', 2, true],
    ['decline', 'declined', 1, true],
  ] as const)('%s on a job %s, attempt %i: taken already is %p', (step, state, attempt, taken) => {
    expect(isTaken(step, { state, attempt })).toBe(taken);
  });
});

test.each(
  [...technicalStories, ...serviceStories].flatMap(({ kind, complaint }) =>
    complaint.map((step) => [kind, step] as const),
  ),
)('in a %s complaint %s says what the contract asks for', (kind, step: ComplaintStep) => {
  const line = complaintLine(step, told('engine'));
  expect(parse(complaintLife[kind].action, { type: step, ...line })).toMatchObject({ type: step });
});

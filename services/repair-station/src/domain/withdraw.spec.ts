import { activeJobStates, jobLife, jobWithdrawn } from '@baylink/contracts/repair-station';
import { describe, expect, test } from '@jest/globals';
import { anOffer, inState, NOW, needs } from '../testing/offer.js';
import { callOff, cancelling, handOver, withdraw } from './withdraw.js';

const number = anOffer().complaint;
const hand = { station: 'S002', reason: 'They have the part.', by: { actor: 'supervisor' as const } };
const ended = jobLife.states.filter((state) => !(activeJobStates as readonly string[]).includes(state));

describe('a cancelled complaint', () => {
  test('takes the place of the first offer when it overtakes the complaint itself', () => {
    expect(cancelling(number, 1, [])).toEqual({ block: { complaint: number, round: 1, attempt: 1 } });
  });

  test.each(activeJobStates)('withdraws the job that is %s', (state) => {
    const tried = [inState('declined'), inState(state, { id: `${number}.1.2`, attempt: 2 })];
    expect(cancelling(number, 1, tried)).toEqual({ withdraw: `${number}.1.2` });
  });

  test.each(['declined', 'expired'] as const)('takes the place of the offer that would follow the %s one', (state) => {
    expect(cancelling(number, 1, [inState(state)])).toEqual({ block: { complaint: number, round: 1, attempt: 2 } });
  });

  test.each(['finished', 'withdrawn'] as const)('asks for nothing after a job that is %s', (state) => {
    expect(cancelling(number, 1, [inState(state)])).toBeNull();
  });

  test('takes the place of the offer for which another one was withdrawn, and of one by hand after nobody', () => {
    const block = { block: { complaint: number, round: 1, attempt: 2 } };
    const { after } = handOver(anOffer(), hand, NOW);
    expect(cancelling(number, 1, [after])).toEqual(block);
    const { receipt, id, version, complaint, round, attempt, changedAt } = anOffer();
    const key = { id, version, complaint, round, attempt, changedAt };
    expect(cancelling(number, 1, [{ ...key, state: 'unplaced', receipt, fault: needs() }])).toEqual(block);
  });

  test('asks for nothing when it was called off before', () => {
    const { after } = callOff({ complaint: number, round: 1, attempt: 1 }, NOW);
    expect(cancelling(number, 1, [after])).toBeNull();
  });

  test('in its second round does not mind how the first one ended', () => {
    const tried = [inState('finished')];
    expect(cancelling(number, 2, tried)).toEqual({ block: { complaint: number, round: 2, attempt: 1 } });
  });
});

test.each(activeJobStates)('a job that is %s is withdrawn and lets go of its complaint and its bay', (state) => {
  const { after, events } = withdraw(inState(state), NOW);
  expect(after).toMatchObject({ state: 'withdrawn', deadline: null });
  expect(events).toMatchObject([{ type: 'job.withdrawn', data: { complaint: number } }]);
});

test.each(ended)('a job that is %s is left as it is', (state) => {
  const job = inState(state);
  expect(withdraw(job, NOW)).toEqual({ after: job, events: [], wakeAt: null });
});

describe('an offer that is withdrawn for another station', () => {
  test('says for which, why and by whom', () => {
    const { after, events } = handOver(anOffer(), hand, NOW);
    expect(after).toMatchObject({ state: 'withdrawn', handOver: hand, deadline: null });
    expect(jobWithdrawn.data.parse(events[0]!.data)).toMatchObject({ handOver: hand });
  });

  test.each(activeJobStates.filter((state) => state !== 'offered'))('is refused once it is %s', (state) => {
    expect(() => handOver(inState(state), hand, NOW)).toThrow('not-allowed');
  });
});

import {
  type Actor,
  type ComplaintState,
  complaintLife,
  type Kind,
  kindOf,
  type Role,
  roles,
} from '@baylink/contracts';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { at, complaintIn, reader, waits } from '../testing/complaint.js';
import { act, allowedTo } from './act.js';
import type { KeptComplaint } from './kept.js';
import { lifeOf } from './life.js';

const noon = at('12:00');
const inputs: Record<string, object> = {
  note: { text: 'Called back.' },
  hold: { reason: 'Abroad', party: 'customer' },
  cancel: { reason: 'Sold the car' },
  satisfied: { solved: true, score: 5 },
  dissatisfied: { solved: false, score: 1 },
  settle: { text: 'Paid for the tow.' },
  reopen: { reason: 'Squeals again' },
  resolve: { text: 'Apologised.' },
};
const wanted = (type: string) => ({ type, ...inputs[type] });
const hold = { reason: 'Abroad', party: 'customer' as const, since: at('10:00').toISOString() };
const kinds: Kind[] = ['technical', 'service'];
const cells = kinds.flatMap((kind) =>
  complaintLife[kind].states.flatMap((state) => namesOf(kind).map((action) => ({ kind, state, action }))),
);

function namesOf(kind: Kind): string[] {
  return complaintLife[kind].names;
}
const take = (complaint: KeptComplaint, action: string, role: Role) =>
  act(complaint, wanted(action), reader(role), noon, waits);
/** Held, so that there is something to release. */
const before = (kind: Kind, state: ComplaintState) => complaintIn(state, { kind, hold });

describe.each(kinds)('every cell of the %s lifecycle', (kind) => {
  test.each(cells.filter((cell) => cell.kind === kind))('$state × $action', ({ state, action }) => {
    const row = lifeOf(kind).actions[action]!;
    for (const role of roles) {
      const may = row.from.includes(state) && (row.by as readonly Actor[]).includes(role);
      if (!may) {
        const allowed = lifeOf(kind).allowed(state, role);
        expect(() => take(before(kind, state), action, role)).toThrow(
          expect.objectContaining({ code: 'not-allowed', detail: { action, state, allowed } }),
        );
        continue;
      }
      const { after, events, wakeAt } = take(before(kind, state), action, role);
      expect(after.state).toBe(row.to === 'same' ? state : row.to);
      expect(after.timeline).toHaveLength(2);
      expect(events).toHaveLength(1);
      expect(events[0]).toMatchObject({ data: { complaint: after.number, state: after.state, kind, dealer: 'D001' } });
      expect(after.timeline[1]).toMatchObject({ by: { actor: role }, at: noon.toISOString(), state: after.state });
      expect(wakeAt?.getTime()).toBe(row.wake && noon.getTime() + waits[row.wake]!);
    }
  });
});

describe('going back to routing', () => {
  const placed = complaintIn('recovering', {
    handler: { station: 'S001' },
    job: { id: 'j', version: 6, state: 'finished', station: 'S001', attempt: 1 },
    heard: { round: 1, attempt: 1, version: 6 },
  });

  test('reopened, it is the next round, in nobody’s hands, and tells what a station needs to know', () => {
    const { after, events } = take(placed, 'reopen', 'agent');
    expect(after).toMatchObject({ state: 'reopened', round: 2 });
    expect(after.handler ?? after.job ?? after.heard).toBeUndefined();
    expect(events).toMatchObject([{ type: 'complaint.reopened', data: { needs: { round: 2, component: 'brakes' } } }]);
  });

  test('sent out again after nobody was suitable, it is the next round and no longer unplaced', () => {
    const unplaced = complaintIn('unplaced', { unplaced: { reason: 'none', receipt: 'r' } });
    const { after, events } = take(unplaced, 'redispatch', 'supervisor');
    expect(after).toMatchObject({ state: 'dispatching', round: 2 });
    expect(after.unplaced).toBeUndefined();
    expect(events).toMatchObject([{ type: 'complaint.redispatched', data: { needs: { round: 2 } } }]);
  });

  test('a complaint about service stays with the dealer who answers for it', () => {
    const service = complaintIn('resolved', { kind: 'service', handler: { dealer: 'D001' } });
    expect(take(service, 'reopen', 'agent').after).toMatchObject({
      state: 'assigned',
      round: 2,
      handler: { dealer: 'D001' },
    });
  });
});

describe('holding', () => {
  test('is charged to a party until it is released', () => {
    const held = take(complaintIn('assigned'), 'hold', 'agent').after;
    expect(held.hold).toEqual({ reason: 'Abroad', party: 'customer', since: noon.toISOString() });
    expect(take(held, 'release', 'agent').after.hold).toBeUndefined();
  });

  test('only what is held can be released', () => {
    expect(allowedTo(reader('agent'), complaintIn('assigned'))).not.toContain('release');
    expect(() => take(complaintIn('assigned'), 'release', 'agent')).toThrow('not-allowed');
  });

  test('ends when the complaint leaves everybody’s hands', () => {
    expect(take(complaintIn('assigned', { hold }), 'cancel', 'agent').after.hold).toBeUndefined();
  });
});

describe('refused', () => {
  test('without its fields, by the field', () => {
    expect(() => act(complaintIn('assigned'), { type: 'cancel' }, reader('agent'), noon, waits)).toThrow(
      expect.objectContaining({ detail: { errors: [expect.objectContaining({ field: 'reason' })] } }),
    );
  });

  test('a dealer may do nothing to what concerns another dealer', () => {
    const foreign = complaintIn('assigned', { kind: 'service', dealer: 'D002' });
    expect(allowedTo(reader('dealer'), foreign)).toEqual([]);
    expect(() => take(foreign, 'note', 'dealer')).toThrow('not-allowed');
  });

  test('a low score is never called satisfied', () => {
    const low = { type: 'satisfied', solved: true, score: 2 };
    expect(() => act(complaintIn('following-up'), low, reader('agent'), noon, waits)).toThrow(
      expect.objectContaining({ detail: { errors: [{ field: 'score', rule: 'low-score' }] } }),
    );
  });

  test('an action nobody knows, with what is allowed instead', () => {
    expect(() => take(complaintIn('closed'), 'fly', 'agent')).toThrow(
      expect.objectContaining({ code: 'not-allowed', detail: { action: 'fly', state: 'closed', allowed: [] } }),
    );
  });
});

test('a note does not put off the question after the repair', () => {
  const due = at('18:00').toISOString();
  expect(take(complaintIn('resolved', { due }), 'note', 'agent').wakeAt).toEqual(new Date(due));
});

test('I9: whatever people try, in any order, one event and one entry stand for each step that was taken', () => {
  const tries = fc.array(
    fc.record({ action: fc.constantFrom(...namesOf('technical')), role: fc.constantFrom(...roles) }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...kinds), tries, (kind, steps) => {
      let complaint = complaintIn(kind === 'technical' ? 'logged' : 'assigned', { kind });
      let told = 0;
      for (const { action, role } of steps) {
        const allowed = allowedTo(reader(role), complaint).includes(action);
        if (!allowed) {
          expect(() => take(complaint, action, role)).toThrow('not-allowed');
          continue;
        }
        const { after, events } = take(complaint, action, role);
        told += events.length;
        expect(after.round).toBe(complaint.round + (action === 'reopen' || action === 'redispatch' ? 1 : 0));
        expect(kindOf(after.component)).toBe(kind);
        complaint = after;
      }
      expect(complaint.timeline).toHaveLength(1 + told);
    }),
  );
});

import { describe, expect, test } from '@jest/globals';
import { maskAddress } from './mask.js';
import { chooseChannel, type Draft, messageId, queueMessage } from './message.js';
import { MAX_TRIES, settle } from './sending.js';

const now = new Date('2026-11-23T09:00:00Z');
const minute = 60_000;
const draft: Draft = {
  event: 'complaint/BL-7K3M-Q2X9:4',
  complaint: 'BL-7K3M-Q2X9',
  template: 'station-assigned',
  to: { kind: 'customer', id: 'c1', email: 'wei@example.org', phone: '+86 154 0000 0001', language: 'en' },
  channel: 'email',
  subject: 's',
  text: 't',
  link: 'http://127.0.0.1/t/x',
};
const queued = queueMessage(draft, now, new Date(now.getTime() + minute)).after;
const refused = { ok: false, lasting: false, reason: 'smtp-451' } as const;

describe('a message', () => {
  test('is known by its event, recipient and channel, without the id of the customer', () => {
    expect(messageId(draft)).toBe('complaint/BL-7K3M-Q2X9:4/customer/email');
    const station = { ...draft, to: { ...draft.to, kind: 'station', id: 'S001' } as const };
    expect(messageId(station)).toBe('complaint/BL-7K3M-Q2X9:4/station:S001/email');
  });

  test('goes to the address of its channel', () => {
    expect(queued).toMatchObject({ to: 'wei@example.org', state: 'queued', tries: 0 });
    expect(queueMessage({ ...draft, channel: 'console' }, now, now).after.to).toBe('+86 154 0000 0001');
  });

  test.each([
    [true, 'wei@example.org', 'email'],
    [true, undefined, 'console'],
    [false, 'wei@example.org', 'console'],
  ])('with mail set up: %p and address %p goes by %s', (hasMail, email, channel) => {
    expect(chooseChannel(hasMail, { ...draft.to, email })).toBe(channel);
  });
});

describe('a try', () => {
  test('that succeeds is kept with its time and needs no further look', () => {
    const { after, events, wakeAt } = settle(queued, { ok: true }, now, minute);
    expect(after).toMatchObject({ state: 'sent', tries: 1, sentAt: now.toISOString() });
    expect(events).toMatchObject([{ type: 'message.sent' }]);
    expect(wakeAt).toBeNull();
  });

  test('that fails is made again after 1, 2, 4, … minutes, eight times in all, and then given up', () => {
    let message = queued;
    const waits: (number | null)[] = [];
    while (message.state === 'queued') {
      const { after, wakeAt } = settle(message, refused, now, minute);
      waits.push(wakeAt && (wakeAt.getTime() - now.getTime()) / minute);
      message = after;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, null]);
    expect(message).toMatchObject({ state: 'failed', tries: MAX_TRIES, reason: 'smtp-451' });
  });

  test('that says it never will succeed is not made again', () => {
    const { after, events } = settle(queued, { ok: false, lasting: true, reason: 'smtp-550' }, now, minute);
    expect(after.state).toBe('failed');
    expect(events).toMatchObject([{ type: 'message.failed', data: { reason: 'smtp-550' } }]);
  });

  test('on a message that another process has sent meanwhile changes nothing', () => {
    const sent = settle(queued, { ok: true }, now, minute).after;
    expect(settle(sent, refused, now, minute)).toEqual({ after: sent, events: [], wakeAt: null });
  });

  test('that succeeds after failures forgets why they failed', () => {
    const tried = settle(queued, refused, now, minute).after;
    expect(settle(tried, { ok: true }, now, minute).after.reason).toBeUndefined();
  });
});

test.each([
  ['wei.lan@example.org', 'w***@e***'],
  ['+8615400000001', '+86*********01'],
  ['S001', '****'],
])('%s is shown as %s', (address, shown) => {
  expect(maskAddress(address)).toBe(shown);
});

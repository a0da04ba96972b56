import { streams } from '@baylink/contracts';
import { startNats, type TestNats } from '@baylink/local/test-servers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Bus } from './bus.js';
import { natsBus } from './nats-bus.js';
import { envelopeOf, fresh, madeOf } from './testing/contracts.js';
import { withOperator } from './testing/operator.js';

let nats: TestNats;
let bus: Bus;

beforeAll(async () => {
  nats = await startNats();
});
afterAll(() => nats.stop());

describe.each([true, false])('when the stream takes batches: %s', (batches) => {
  beforeAll(async () => {
    await withOperator(nats.natsUrl('setup'), ({ streams: known }) =>
      known.update(streams.events, { allow_atomic: batches }),
    );
    bus = await natsBus({ url: nats.natsUrl('setup'), service: fresh('publisher') });
  });
  afterAll(() => bus.drain());

  /** The ids stored of one kind of event, and whether any came in a batch. */
  const stored = (type: string) =>
    withOperator(nats.natsUrl('setup'), async (manager) => {
      const found = { ids: [] as string[], inBatch: false };
      const all = await manager.direct.getBatch(streams.events, {
        seq: 1,
        next_by_subj: `event.${type}.>`,
        batch: 1000,
      });
      for await (const { header } of all) {
        found.ids.push(header.get('Nats-Msg-Id'));
        found.inBatch ||= header.has('Nats-Batch-Id');
      }
      return found;
    });
  const numbers = Array.from({ length: 200 }, (_, n) => n);

  test('many events at once are stored, each once', async () => {
    const made = madeOf(fresh('thing'));
    const envelopes = numbers.map((n) => envelopeOf(made, `thing-${n}`, 1));
    await Promise.all(envelopes.map((envelope) => bus.publish(made, envelope)));
    const { ids, inBatch } = await stored(made.type);
    expect(ids.toSorted()).toEqual(envelopes.map(({ id }) => id).toSorted());
    expect(inBatch).toBe(batches);
  });

  test('events that are there already do not keep the others out', async () => {
    const made = madeOf(fresh('thing'));
    const publish = (n: number) => bus.publish(made, envelopeOf(made, `thing-${n % 150}`, 1));
    await publish(3);
    await Promise.all(numbers.map(publish));
    expect((await stored(made.type)).ids).toHaveLength(150);
  });

  test('an event larger than the broker takes is refused alone', async () => {
    const inFirstBatch = 12;
    const made = madeOf(fresh('thing'));
    const publish = (n: number) => {
      const envelope = envelopeOf(made, `thing-${n}`, 1);
      return bus.publish(
        made,
        n === inFirstBatch ? { ...envelope, data: { by: 'x', n: 'x'.repeat(2_000_000) } } : envelope,
      );
    };
    const outcomes = await Promise.allSettled(numbers.map(publish));
    const failed = outcomes.flatMap((one, n) => (one.status === 'rejected' ? [[n, one.reason.code]] : []));
    expect(failed).toEqual([[inFirstBatch, 'too-large']]);
    expect((await stored(made.type)).ids).toHaveLength(199);
  });
});

import { Refusal } from '@baylink/contracts';
import { expect, test } from '@jest/globals';
import type { MeasuredEvent } from '../bus.js';
import { currentContext, newTrace } from '../context.js';
import { Collected, door } from './collected.js';
import { envelopeOf, fresh, madeOf } from './contracts.js';
import type { Join } from './join.js';

/** Publishing, listening, parking and watching. */
export function eventsSuite(join: Join): void {
  test('an event reaches every service that hears it, once per service', async () => {
    const made = madeOf(fresh('thing'));
    const heard = new Collected<string>();
    for (const service of [fresh('first'), fresh('second')]) {
      for (const _process of [1, 2]) {
        const handle = async () => heard.add(service);
        await (await join(service)).listen([{ handler: 'onMade', events: [made], handle }]);
      }
    }
    const publisher = await join('publisher');
    for (const n of [1, 2, 3]) await publisher.publish(made, envelopeOf(made, `thing-${n}`, 1));
    const services = await heard.until(6);
    const times = [...new Set(services)].map((service) => services.filter((other) => other === service).length);
    expect(times).toEqual([3, 3]);
  });

  test('who listens later hears what happened before', async () => {
    const made = madeOf(fresh('thing'));
    await (await join('publisher')).publish(made, envelopeOf(made, 'thing-1', 7));
    const heard = new Collected<number>();
    const handle = async (event: { data: { n: number } }) => heard.add(event.data.n);
    await (await join(fresh('late'))).listen([{ handler: 'onMade', events: [made], handle }]);
    expect(await heard.until(1)).toEqual([7]);
  });

  test('one handler hears several kinds of event, each parsed, and no others', async () => {
    const [made, painted, sold] = [madeOf(fresh('thing')), madeOf(fresh('thing')), madeOf(fresh('thing'))];
    const heard = new Collected<string>();
    const handle = async (event: { type: string; data: object }) =>
      heard.add(`${event.type} ${Object.keys(event.data)}`);
    await (await join(fresh('listener'))).listen([{ handler: 'onMade', events: [made, sold], handle }]);
    const publisher = await join('publisher');
    for (const contract of [made, painted, sold]) {
      const envelope = envelopeOf(contract, 'thing-1', 1);
      await publisher.publish(contract, { ...envelope, data: { ...envelope.data, later: 'a newer field' } });
    }
    expect((await heard.until(2)).toSorted()).toEqual([`${made.type} by,n`, `${sold.type} by,n`].toSorted());
  });

  test('an event published twice under one id is heard once', async () => {
    const made = madeOf(fresh('thing'));
    const heard = new Collected<number>();
    const handle = async (event: { data: { n: number } }) => heard.add(event.data.n);
    await (await join(fresh('listener'))).listen([{ handler: 'onMade', events: [made], handle }]);
    const publisher = await join('publisher');
    for (const n of [1, 1, 1, 2]) await publisher.publish(made, envelopeOf(made, 'thing-1', n));
    expect(await heard.until(2)).toEqual([1, 2]);
  });

  test('an event is handled in the trace it came with', async () => {
    const made = madeOf(fresh('thing'));
    const heard = new Collected<string | undefined>();
    const handle = async () => heard.add(currentContext()?.traceparent);
    await (await join(fresh('listener'))).listen([{ handler: 'onMade', events: [made], handle }]);
    const traceparent = newTrace();
    await (await join('publisher')).publish(made, { ...envelopeOf(made, 'thing-1', 1), traceparent });
    expect(await heard.until(1)).toEqual([traceparent]);
  });

  test('an event that could not be handled comes again, each time later', async () => {
    const made = madeOf(fresh('thing'));
    const tries = new Collected<number>();
    const outcomes = new Collected<string>();
    const handle = async () => {
      tries.add(performance.now());
      if (tries.all.length < 3) throw new Error('not yet');
    };
    const onEvent = ({ outcome }: MeasuredEvent) => outcomes.add(outcome);
    const listener = await join(fresh('listener'), { backoffMs: [20, 60], onEvent });
    await listener.listen([{ handler: 'onMade', events: [made], handle }]);
    await (await join('publisher')).publish(made, envelopeOf(made, 'thing-1', 1));
    expect(await outcomes.until(3)).toEqual(['retried', 'retried', 'handled']);
    const [first, second, third] = tries.all as [number, number, number];
    expect(second - first).toBeGreaterThanOrEqual(19);
    expect(third - second).toBeGreaterThanOrEqual(59);
  });

  test.each<[string, () => Error]>([
    ['another service', () => new Refusal('unavailable')],
    ['a database', () => new Error('connection closed')],
  ])('an event waits while %s is away: it is neither given back nor parked', async (_, away) => {
    const made = madeOf(fresh('thing'));
    const outcomes = new Collected<string>();
    let looks = 0;
    const handle = async () => {
      if (++looks < 4) throw away();
    };
    const listener = await join(fresh('listener'), {
      ...{ maxDeliver: 1, awayMs: [1, 5] },
      isAway: (error) => String(error).includes('connection'),
      onEvent: ({ outcome }) => outcomes.add(outcome),
    });
    await listener.listen([{ handler: 'onMade', events: [made], handle }]);
    await (await join('publisher')).publish(made, envelopeOf(made, 'thing-1', 1));
    expect([await outcomes.until(1), looks]).toEqual([['handled'], 4]);
  });

  test('an event that has waited too long for something has failed', async () => {
    const made = madeOf(fresh('thing'));
    const outcomes = new Collected<string>();
    const handle = async () => {
      throw new Refusal('unavailable');
    };
    const onEvent = ({ outcome }: MeasuredEvent) => outcomes.add(outcome);
    const listener = await join(fresh('listener'), { maxDeliver: 1, awayMs: [5], awayForMs: 30, onEvent });
    await listener.listen([{ handler: 'onMade', events: [made], handle }]);
    await (await join('publisher')).publish(made, envelopeOf(made, 'thing-1', 1));
    expect(await outcomes.until(1)).toEqual(['parked']);
  });

  test('I14 after its last try an event is parked with its error, and the others went on', async () => {
    const made = madeOf(fresh('thing'));
    const service = fresh('listener');
    const outcomes = new Collected<string>();
    let tries = 0;
    const handle = async ({ data }: { data: { n: number } }) => {
      if (data.n === 2 && ++tries) throw new Refusal('not-allowed', { state: 'closed' });
    };
    const listener = await join(service, { maxDeliver: 3, onEvent: ({ outcome }) => outcomes.add(outcome) });
    await listener.listen([{ handler: 'onMade', events: [made], handle }]);
    const publisher = await join('publisher');
    for (const n of [1, 2, 3]) await publisher.publish(made, envelopeOf(made, `thing-${n}`, n));
    expect((await outcomes.until(5)).toSorted()).toEqual(['handled', 'handled', 'parked', 'retried', 'retried']);
    expect(tries).toBe(3);
    const parked = (await listener.parked()).filter((one) => one.service === service);
    expect(parked).toMatchObject([
      { handler: 'onMade', envelope: envelopeOf(made, 'thing-2', 2), error: 'not-allowed {"state":"closed"}' },
    ]);
    expect(Date.parse(parked[0]!.at)).toBeGreaterThan(Date.parse('2020-01-01'));
  });

  test('a parked event that is redriven goes to the handler that failed, and to nobody else', async () => {
    const made = madeOf(fresh('thing'));
    const service = fresh('listener');
    const heard = new Collected<string>();
    const outcomes = new Collected<string>();
    let broken = true;
    const onMade = async () => {
      if (broken) throw new Error('broken');
      heard.add('onMade');
    };
    const listener = await join(service, { maxDeliver: 1, onEvent: ({ outcome }) => outcomes.add(outcome) });
    await listener.listen([
      { handler: 'onMade', events: [made], handle: onMade },
      { handler: 'onMadeToo', events: [made], handle: async () => heard.add('onMadeToo') },
    ]);
    const watched = new Collected<number>();
    await listener.watch('new', (event, sequence) => event.type === made.type && watched.add(sequence));
    await listener.publish(made, envelopeOf(made, 'thing-1', 1));
    await outcomes.until(2);
    broken = false;
    const ours = async () => (await listener.parked()).filter((one) => one.service === service);
    const [parked] = await ours();
    await listener.redrive(parked!.sequence);
    await outcomes.until(3);
    await listener.publish(made, envelopeOf(made, 'thing-2', 1));
    await Promise.all([outcomes.until(5), watched.until(2)]);
    expect(heard.all.toSorted()).toEqual(['onMade', 'onMade', 'onMadeToo', 'onMadeToo']);
    expect(watched.all).toHaveLength(2);
    expect(await ours()).toEqual([]);
    await expect(listener.redrive(parked!.sequence)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('I14 a message that is no event, or not shaped as declared, is parked at once', async () => {
    const made = madeOf(fresh('thing'));
    const service = fresh('listener');
    const outcomes = new Collected<string>();
    let handled = 0;
    const listener = await join(service, { onEvent: ({ outcome }) => outcomes.add(outcome) });
    await listener.listen([{ handler: 'onMade', events: [made], handle: async () => handled++ }]);
    const good = envelopeOf(made, 'thing-1', 1);
    await listener.publish(`event.${made.type}.x`, { id: fresh('id'), data: {} } as never);
    await listener.publish(`event.${made.type}.x`, { ...good, id: fresh('id'), data: { by: 'x', n: 'one' } });
    await listener.publish(`event.${made.type}.x`, { ...good, id: fresh('id'), type: 'something.else' });
    await listener.publish(made, good);
    expect((await outcomes.until(4)).toSorted()).toEqual(['handled', 'ignored', 'parked', 'parked']);
    expect(handled).toBe(1);
    const errors = (await listener.parked()).filter((one) => one.service === service).map(({ error }) => error);
    expect(errors).toEqual([expect.stringContaining('specversion'), expect.stringContaining('"field":"n"')]);
  });

  test('events of one aggregate are handled one after another, those of others meanwhile', async () => {
    const made = madeOf(fresh('thing'));
    const { opened, open } = door();
    const heard = new Collected<string>();
    let [atOnce, most] = [0, 0];
    const handle = async ({ subject, data }: { subject: string; data: { n: number } }) => {
      if (subject === 'slow') {
        most = Math.max(most, ++atOnce);
        await opened;
        atOnce--;
      }
      heard.add(`${subject} ${data.n}`);
    };
    // One is slow and keeps four of its kind waiting; the second place serves all the others.
    const listener = await join(fresh('listener'), { eventConcurrency: 2 });
    await listener.listen([{ handler: 'onMade', events: [made], handle }]);
    for (const n of [1, 2, 3, 4, 5]) await listener.publish(made, envelopeOf(made, 'slow', n));
    for (const n of [1, 2, 3, 4, 5]) await listener.publish(made, envelopeOf(made, `quick-${n}`, n));
    await heard.until(5);
    expect(heard.all.toSorted()).toEqual(['quick-1 1', 'quick-2 2', 'quick-3 3', 'quick-4 4', 'quick-5 5']);
    open();
    expect((await heard.until(10)).slice(5)).toEqual(['slow 1', 'slow 2', 'slow 3', 'slow 4', 'slow 5']);
    expect(most).toBe(1);
  });

  test('I13 a watcher hears all from now on in order, and one that comes back has no gap and no duplicate', async () => {
    const made = madeOf(fresh('thing'));
    const bus = await join('gateway');
    await bus.publish(made, envelopeOf(made, 'before', 0));
    const seen = new Collected<{ n: number; sequence: number }>();
    const see = (event: { type: string; data: Record<string, unknown> }, sequence: number) => {
      if (event.type === made.type) seen.add({ n: event.data.n as number, sequence });
    };
    const first = await bus.watch('new', see);
    for (const n of [1, 2, 3]) await bus.publish(made, envelopeOf(made, 'thing-1', n));
    await seen.until(3);
    await first.stop();
    for (const n of [4, 5]) await bus.publish(made, envelopeOf(made, 'thing-1', n));
    const second = await bus.watch({ after: seen.all.at(-1)!.sequence }, see);
    for (const n of [6, 7]) await bus.publish(made, envelopeOf(made, 'thing-1', n));
    expect((await seen.until(7)).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    await second.stop();
  });
}

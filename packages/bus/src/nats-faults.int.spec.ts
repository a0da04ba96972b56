import { streams } from '@baylink/contracts';
import { startNats, type TestNats } from '@baylink/local/test-servers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { jetstream } from '@nats-io/jetstream';
import type { Bus, BusOptions } from './bus.js';
import { natsBus } from './nats-bus.js';
import { Collected, door } from './testing/collected.js';
import { echoOf, envelopeOf, fresh, madeOf } from './testing/contracts.js';
import { withOperator } from './testing/operator.js';

let nats: TestNats;
const buses: Bus[] = [];

beforeAll(async () => {
  nats = await startNats();
  await operator(({ streams: known }) => known.update(streams.events, { allow_atomic: true }));
});
afterAll(async () => {
  await Promise.all(buses.map((bus) => bus.drain()));
  await nats.stop();
});

const operator = <T>(act: Parameters<typeof withOperator<T>>[1]) => withOperator(nats.natsUrl('setup'), act);

async function join(service: string, options: Partial<BusOptions> = {}): Promise<Bus> {
  const bus = await natsBus({ service, url: nats.natsUrl('setup'), ...options });
  buses.push(bus);
  return bus;
}

describe('when the broker is killed', () => {
  test('I1 nothing acknowledged is lost, handlers and watchers go on, and requests fail at once meanwhile', async () => {
    const [service, made] = [fresh('listener'), madeOf(fresh('thing'))];
    const echo = echoOf(service);
    const { opened, open } = door();
    const [heard, watched] = [new Collected<string>(), new Collected<string>()];
    const begun = new Collected<void>();
    const listener = await join(service);
    const publisher = await join('publisher');
    const slowly = async ({ text }: { text: string }) => {
      if (text === 'slow') {
        begun.add();
        await opened;
      }
      return { text };
    };
    await listener.answer([{ contract: echo, handle: slowly }]);
    const handle = async ({ subject }: { subject: string }) => heard.add(subject);
    await listener.listen([{ handler: 'onMade', events: [made], handle }]);
    await publisher.watch('new', ({ type, subject }) => type === made.type && watched.add(subject));

    const acknowledged: string[] = [];
    let stopped = false;
    const publishing = Array.from({ length: 64 }, async (_, one) => {
      for (let n = 1; !stopped; n++) {
        const thing = `thing-${one}-${n}`;
        await publisher.publish(made, envelopeOf(made, thing, 1)).then(
          () => acknowledged.push(thing),
          () => new Promise(setImmediate),
        );
      }
    });
    await heard.until(150);
    const underWay = publisher.request(echo, { text: 'slow' }, { deadlineMs: 60_000 });
    underWay.catch(() => {});
    await begun.until(1);

    nats.process.kill('SIGKILL');
    await nats.process.gone();
    await expect(underWay).rejects.toMatchObject({ code: 'unavailable', detail: { reason: 'disconnected' } });
    const asked = performance.now();
    await expect(publisher.request(echo, { text: 'x' })).rejects.toMatchObject({ code: 'unavailable' });
    expect(performance.now() - asked).toBeLessThan(50);
    expect(publisher.healthy()).toBe(false);
    open();

    await nats.process.start();
    const before = heard.all.length;
    await heard.until(before + 150);
    stopped = true;
    await Promise.all(publishing);
    const missing = (all: string[]) => acknowledged.filter((thing) => !all.includes(thing));
    while (missing(heard.all).length > 0) await heard.until(heard.all.length + 1);
    while (missing(watched.all).length > 0) await watched.until(watched.all.length + 1);
    expect(new Set(watched.all).size).toBe(watched.all.length);
    await expect(publisher.request(echo, { text: 'again' })).resolves.toEqual({ text: 'again' });
    expect(listener.healthy()).toBe(true);
  }, 30_000);
});

test('a drain ends also while the broker is away', async () => {
  const [service, made] = [fresh('listener'), madeOf(fresh('thing'))];
  const bus = await join(service);
  await bus.answer([{ contract: echoOf(service), handle: async () => ({ text: 'x' }) }]);
  await bus.listen([{ handler: 'onMade', events: [made], handle: async () => {} }]);
  nats.process.kill('SIGKILL');
  await nats.process.gone();
  await bus.drain();
  expect(bus.healthy()).toBe(false);
  await nats.process.start();
});

describe('when JetStream is not as it was', () => {
  test('a consumer that vanished is made again, and what was said since is heard', async () => {
    const [service, made] = [fresh('listener'), madeOf(fresh('thing'))];
    const heard = new Collected<string>();
    const bus = await join(service);
    const handle = async ({ subject }: { subject: string }) => heard.add(subject);
    await bus.listen([{ handler: 'onMade', events: [made], handle }]);
    await bus.publish(made, envelopeOf(made, 'before', 1));
    await heard.until(1);

    await operator(({ consumers }) => consumers.delete(streams.events, `${service}_onMade`));
    await bus.publish(made, envelopeOf(made, 'after', 1));
    while (!heard.all.includes('after')) await heard.until(heard.all.length + 1);
  });

  test('a stream that was lost and made again is heard and watched from its beginning', async () => {
    const [service, made] = [fresh('listener'), madeOf(fresh('thing'))];
    const [heard, watched] = [new Collected<string>(), new Collected<string>()];
    const bus = await join(service);
    const handle = async ({ subject }: { subject: string }) => heard.add(subject);
    await bus.listen([{ handler: 'onMade', events: [made], handle }]);
    await bus.watch('new', ({ subject }) => watched.add(subject));
    for (const n of [1, 2, 3]) await bus.publish(made, envelopeOf(made, `lost-${n}`, 1));
    await Promise.all([heard.until(3), watched.until(3)]);

    await operator(async ({ streams: known }) => {
      const { config } = await known.info(streams.events);
      await known.delete(streams.events);
      await known.add(config);
    });
    await bus.publish(made, envelopeOf(made, 'after', 1));
    expect((await heard.until(4)).at(-1)).toBe('after');
    expect((await watched.until(4)).at(-1)).toBe('after');
  });

  test('I14 an event whose last try never ended is parked and not tried again', async () => {
    const [service, made] = [fresh('listener'), madeOf(fresh('thing'))];
    const options = { maxDeliver: 1, ackWaitMs: 200 };
    const outcomes = new Collected<string>();
    let handled = 0;
    const listener = { handler: 'onMade', events: [made], handle: async () => handled++ };
    const first = await join(service, options);
    await first.listen([listener]);
    await first.rest();
    await first.publish(made, envelopeOf(made, 'thing-1', 1));
    // A process that took it and died.
    await operator(async (_manager, connection) => {
      const consumer = await jetstream(connection).consumers.get(streams.events, `${service}_onMade`);
      expect(await consumer.next()).not.toBeNull();
    });

    const second = await join(service, { ...options, onEvent: ({ outcome }) => outcomes.add(outcome) });
    await second.listen([listener]);
    expect(await outcomes.until(1)).toEqual(['parked']);
    expect(handled).toBe(0);
    const [parked] = (await second.parked()).filter((one) => one.service === service);
    expect(parked?.error).toContain('never ended');
  });

  test('an event that takes longer than the broker waits is not given to another process', async () => {
    const [service, made] = [fresh('listener'), madeOf(fresh('thing'))];
    const { opened, open } = door();
    const begun = new Collected<string>();
    for (const process of ['one', 'two']) {
      const bus = await join(service, { ackWaitMs: 150 });
      const handle = async () => {
        begun.add(process);
        await opened;
      };
      await bus.listen([{ handler: 'onMade', events: [made], handle }]);
    }
    await buses.at(-1)!.publish(made, envelopeOf(made, 'thing-1', 1));
    await begun.until(1);
    // Time has to pass here: three times what the broker waits.
    await new Promise((resolve) => setTimeout(resolve, 450));
    const state = await operator(({ consumers }) => consumers.info(streams.events, `${service}_onMade`));
    expect(state).toMatchObject({ num_redelivered: 0, num_ack_pending: 1 });
    open();
    expect(begun.all).toHaveLength(1);
  });
});

describe('what the broker does not take', () => {
  test('a request larger than the broker takes is refused as too large', async () => {
    const bus = await join('asker');
    const echo = echoOf(fresh('answerer'));
    await expect(bus.request(echo, { text: 'x'.repeat(2_000_000) })).rejects.toMatchObject({ code: 'too-large' });
  });

  test('an answer larger than the broker takes is an internal refusal', async () => {
    const service = fresh('answerer');
    const echo = echoOf(service);
    await (await join(service)).answer([{ contract: echo, handle: async () => ({ text: 'x'.repeat(2_000_000) }) }]);
    await expect((await join('asker')).request(echo, { text: 'x' })).rejects.toMatchObject({ code: 'internal' });
  });

  test('wrong credentials are told at once', async () => {
    const url = nats.natsUrl('setup').replace(/:[^:@/]+@/, ':wrong@');
    await expect(natsBus({ service: 'stranger', url })).rejects.toThrow(/authoriz/i);
  });
});

describe('with the rights of the topology and no others', () => {
  test('a service asks, answers, publishes, hears and parks what is its own', async () => {
    const echo = echoOf('customer-service');
    const opened = madeOf('complaint');
    const outcomes = new Collected<string>();
    const own = { url: nats.natsUrl('repair-station'), service: 'repair-station', maxDeliver: 1 };
    const station = await natsBus({ ...own, onEvent: ({ outcome }) => outcomes.add(outcome) });
    const customers = await natsBus({ url: nats.natsUrl('customer-service'), service: 'customer-service' });
    const gateway = await natsBus({ url: nats.natsUrl('gateway'), service: 'gateway' });
    buses.push(station, customers, gateway);
    await customers.answer([{ contract: echo, handle: async () => ({ text: 'yes' }) }]);
    const fail = () => Promise.reject(new Error('no'));
    await station.listen([{ handler: 'onComplaintOpened', events: [opened], handle: fail }]);
    const watched = new Collected<string>();
    await gateway.watch('new', ({ subject }) => watched.add(subject));

    await expect(station.request(echo, { text: 'x' })).resolves.toEqual({ text: 'yes' });
    await expect(gateway.request(echo, { text: 'x' })).resolves.toEqual({ text: 'yes' });
    await customers.publish(opened, envelopeOf(opened, 'complaint-1', 1));
    expect(await outcomes.until(1)).toEqual(['parked']);
    expect(await watched.until(1)).toEqual(['complaint-1']);
    expect((await gateway.parked()).filter(({ service }) => service === 'repair-station')).toHaveLength(1);
  });

  test('what is foreign is denied at once, not after a time-out', async () => {
    const dealer = await natsBus({ url: nats.natsUrl('dealer'), service: 'dealer' });
    buses.push(dealer);
    const foreign = madeOf('job');
    const denied = { code: 'unavailable', detail: { reason: 'denied' } };
    await expect(dealer.publish(foreign, envelopeOf(foreign, 'job-1', 1))).rejects.toMatchObject(denied);
    await expect(dealer.request(echoOf('customer-service'), { text: 'x' })).rejects.toMatchObject(denied);
    const answer = { contract: echoOf('customer-service'), handle: async () => ({ text: 'x' }) };
    await expect(dealer.answer([answer])).rejects.toThrow(/does not let/);
    const listener = { handler: 'onComplaintOpened', events: [foreign], handle: async () => {} };
    await expect(dealer.listen([listener])).rejects.toThrow(/not consuming/);
  });
});

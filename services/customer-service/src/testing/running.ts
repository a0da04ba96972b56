import { type Bus, natsBus, newTrace, type RequestOptions, runWith } from '@baylink/bus';
import type { Asked, Envelope, EventContract, Out, Reader, RequestContract, Role } from '@baylink/contracts';
import { type AboutJob, jobEvents, jobOffered } from '@baylink/contracts/repair-station';
import { type RunningService, startService, type TestClock, testClock } from '@baylink/kit';
import { freshNames, startNats, type TestNats, testServers } from '@baylink/local/test-servers';
import { CustomerServiceModule } from '../index.js';

/** The service on real servers, with whoever else it talks to at hand: a gateway that asks, stations and dealers that tell. */
export type World = Awaited<ReturnType<typeof startWorld>>;

export const start = new Date('2026-11-23T01:00:00.000Z');
export const agent: Reader = { role: 'agent', account: 'a1', name: 'Agent One' };
export const as = (role: Role, more: Partial<Reader> = {}): Reader => ({ role, account: role, name: role, ...more });
export const dealer = (code: string) => as('dealer', { account: code, dealer: code });

export async function startWorld() {
  const clock = testClock(start);
  const nats = await startNats();
  const join = (service: 'gateway' | 'repair-station' | 'dealer') => natsBus({ url: nats.natsUrl(service), service });
  const service = await startOne(nats, clock);
  const [gateway, stations, dealers] = await Promise.all([join('gateway'), join('repair-station'), join('dealer')]);
  const heard = new Heard();
  await gateway.watch('new', (event) => heard.add(event));
  const world = {
    ...{ clock, nats, service, heard, gateway, stations, dealers },
    ask: <C extends RequestContract>(contract: C, input: Asked<C>, options?: RequestOptions): Promise<Out<C>> =>
      gateway.request(contract, input, options),
    /** The same as `ask`, with the key that a client repeats when it does not know whether it was heard. */
    askWithKey: <C extends RequestContract>(key: string, contract: C, input: Asked<C>): Promise<Out<C>> =>
      runWith({ traceparent: newTrace(), requestKey: key, requestHash: JSON.stringify(input) }, () =>
        gateway.request(contract, input),
      ),
    /** A station tells what became of a job. Each telling is a delivery of its own. */
    tellJob: (job: AboutJob, more: object = {}) =>
      tell(stations, jobContract(job), `job/${job.job}`, { ...job, ...more }),
    tell: (by: Bus, contract: EventContract, subject: string, data: object) => tell(by, contract, subject, data),
    stop: async () => {
      await service.stop();
      await Promise.all([gateway, stations, dealers].map((bus) => bus.drain()));
      await nats.stop();
    },
  };
  let told = 0;
  function tell(by: Bus, contract: EventContract, subject: string, data: object): Promise<void> {
    told += 1;
    const { type, version } = contract;
    const about = { type, subject, id: `${subject}:told-${told}`, dataschema: `${type}/${version}`, source: '/test' };
    const rest = { specversion: '1.0', datacontenttype: 'application/json', time: clock.now().toISOString() } as const;
    return by.publish(contract, { ...about, ...rest, data: data as Envelope['data'] });
  }
  return world;
}

async function startOne(nats: TestNats, clock: TestClock): Promise<RunningService> {
  const { mongodbUrl, redisUrl } = await testServers();
  const env = {
    MONGODB_URL: mongodbUrl,
    MONGODB_DATABASE: freshNames().database,
    REDIS_URL: redisUrl,
    NATS_URL: nats.natsUrl('customer-service'),
    LOG_LEVEL: 'silent',
  };
  return startService(CustomerServiceModule, 'customer-service', { env, clock });
}

/** Everything that was told on the network. */
class Heard {
  private readonly events: Envelope[] = [];
  private readonly waiting = new Set<() => void>();

  add(event: Envelope): void {
    this.events.push(event);
    for (const look of this.waiting) look();
  }

  /** What an aggregate told, in the order of its versions. */
  of(subject: string): Envelope[] {
    return this.events
      .filter((event) => event.subject === subject)
      .sort((a, b) => Number(a.id.split(':')[1]) - Number(b.id.split(':')[1]));
  }

  typesOf(subject: string): string[] {
    return this.of(subject).map(({ type }) => type);
  }

  /** Resolves once an aggregate has told that many events of a type. */
  until(subject: string, type: string, count = 1): Promise<Envelope[]> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.of(subject).filter((event) => event.type === type);
        if (found.length < count) return;
        this.waiting.delete(look);
        resolve(found);
      };
      this.waiting.add(look);
      look();
    });
  }
}

const contractByState = new Map<string, EventContract>([
  ['offered', jobOffered],
  ['accepted', jobEvents.accept],
  ['declined', jobEvents.decline],
  ['booked', jobEvents.book],
  ['arrived', jobEvents.arrive],
  ['in-progress', jobEvents.start],
  ['finished', jobEvents.finish],
]);
const jobContract = ({ state }: AboutJob) => contractByState.get(state)!;

/** What a station's job says of itself; what an offer and a report say besides stands with it. */
export const job = (
  complaint: string,
  attempt: number,
  version: number,
  state: AboutJob['state'],
  round = 1,
): AboutJob => ({
  ...{ job: `${complaint}.${round}.${attempt}`, complaint, round, attempt, version, state },
  ...{ station: `S00${attempt}`, stationName: `Station ${attempt}`, component: 'brakes' },
  slot: { start: '2026-11-23T05:00:00.000Z', end: '2026-11-23T07:00:00.000Z' },
});
export const offerDetail = {
  ...{ deadline: '2026-11-23T01:15:00.000Z', severity: 'normal', distanceKm: 3, driveMinutes: 9 },
  vehicle: { vin: 'LSGBL5334HF000001', brand: 'Buick', model: 'Regal' },
};
export const report = { complaint: 'Squeals', cause: 'Worn pads', correction: 'New pads' };

export const car = (n: number) => `LSGBL5334HF${String(n).padStart(6, '0')}`;
export const position = { type: 'Point' as const, coordinates: [121.47, 31.23] as [number, number] };
export const complaint = (n: number, more: object = {}) => ({
  customer: { name: `Caller ${n}`, phone: `1380013${String(8000 + n)}` },
  vehicle: { vin: car(n), brand: 'Buick', model: 'Regal' },
  text: '刹车异响',
  position,
  channel: 'phone' as const,
  ...more,
});

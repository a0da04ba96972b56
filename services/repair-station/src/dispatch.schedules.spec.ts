import { byReader, complaintNumber, type Decision, Refusal } from '@baylink/contracts';
import type { AboutJob } from '@baylink/contracts/repair-station';
import { testClock } from '@baylink/kit';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DispatchService } from './dispatch.service.js';
import { about } from './domain/about.js';
import { answer, expire } from './domain/answer.js';
import { type Attempt, isActive, isLost, isOffer, type Offer } from './domain/attempt.js';
import { Bays } from './domain/bays.js';
import { handOver } from './domain/withdraw.js';
import { jobIndexes } from './job.schema.js';
import type { JobStore } from './job.store.js';
import { networkOf, routingOf } from './testing/network.js';
import { aStation, byStation, NOW, needs, northKm } from './testing/offer.js';

// The real DispatchService on a store that stops before each read and each write, so that the order in which
// everybody goes on can be chosen. `dispatch.int.spec.ts` asks the same of the real database.

/** Keeps everybody waiting; one at a time may go on. */
class Turnstile {
  readonly waiting: (() => void)[] = [];
  readonly pass = () => new Promise<void>((goOn) => void this.waiting.push(goOn));

  /** Lets one after another go on, as chosen, until nobody waits. Returns how many there were to choose from. */
  async drain(choose: (of: number) => number): Promise<number[]> {
    const choices: number[] = [];
    for (;;) {
      await new Promise(setImmediate);
      if (this.waiting.length === 0) return choices;
      choices.push(this.waiting.length);
      this.waiting.splice(choose(this.waiting.length), 1)[0]!();
    }
  }
}

/** What the database promises: single-document writes under a version, and three unique indexes. */
class Jobs {
  readonly bays = new Bays();

  /** Several processes have a store each, with a memory of its own, over the same documents. */
  constructor(
    private readonly turn: () => Promise<void>,
    readonly stored = new Map<string, Attempt>(),
  ) {}

  async insert({ after }: Decision<Attempt>): Promise<void> {
    await this.turn();
    if (this.stored.has(after.id)) throw new Refusal('already-exists', { index: '_id_' });
    this.put(after);
  }

  async change(id: string, decide: (job: Offer) => Decision<Offer>): Promise<Offer> {
    for (;;) {
      await this.turn();
      const before = this.stored.get(id) as Offer;
      const { after, events } = decide(before);
      await this.turn();
      if (this.stored.get(id) !== before) continue;
      if (events.length > 0) this.put(after);
      return after;
    }
  }

  async of(complaint: string): Promise<Attempt[]> {
    await this.turn();
    return [...this.stored.values()].filter((one) => one.complaint === complaint);
  }

  async has(id: string): Promise<boolean> {
    await this.turn();
    return this.stored.has(id);
  }

  async recallStation(): Promise<void> {
    await this.turn();
    for (const job of this.active) this.bays.see(job);
  }

  get active(): Offer[] {
    return [...this.stored.values()].filter(isOffer).filter(isActive);
  }

  private put(attempt: Attempt): void {
    const others = this.active.filter(({ id }) => id !== attempt.id);
    const held = others.flatMap(({ station, cells }) => cells.map((cell) => `${station}/${cell}`));
    if (isOffer(attempt) && isActive(attempt)) {
      const { complaint, station, cells } = attempt;
      if (others.some((other) => other.complaint === complaint)) throw duplicate(jobIndexes.oneActiveJob);
      if (cells.some((cell) => held.includes(`${station}/${cell}`))) throw duplicate(jobIndexes.bayCells);
    }
    this.stored.set(attempt.id, attempt);
    if (isOffer(attempt)) this.bays.see(attempt);
  }
}

/** A schedule takes about a millisecond on a quiet machine. */
const SLOW = 60_000;
const duplicate = (index: string) => new Refusal('already-exists', { index });
const network = networkOf(['S001', 'S002', 'S003'].map((code, i) => aStation(code, { position: northKm(i * 10) })));
const fault = needs();
const reader = { role: 'supervisor', account: 'sup-1', name: 'Lin' } as const;
const hand = { station: 'S003', reason: 'They have the part.' };
const ignore = () => {};

type World = ReturnType<typeof world>;
function world() {
  const turnstile = new Turnstile();
  const jobs = new Jobs(turnstile.pass);
  const clock = testClock(NOW);
  const routing = routingOf({ ...network, bays: jobs.bays }, clock);
  const dispatch = new DispatchService(jobs as unknown as JobStore, routing, clock);
  /** An event that comes at some time; when its handler fails it comes again. */
  const hear = async (handle: () => Promise<void>): Promise<void> => {
    await turnstile.pass();
    for (let again = 8; ; again--) {
      try {
        return await handle();
      } catch (error) {
        if (again === 0) throw error;
      }
    }
  };
  const answered: string[] = [];
  const lost = (job: Offer) => hear(() => dispatch.goOn(about(job) as AboutJob));
  /** Looks at what is offered, once, and answers it; the answer is heard twice. */
  const answers = (decide: (job: Offer) => Decision<Offer>) =>
    hear(async () => {
      const offered = jobs.active.find(({ state }) => state === 'offered');
      if (!offered) return;
      let didSo = false;
      const deciding = (before: Offer) => {
        const decision = decide(before);
        didSo = decision.events.length > 0;
        return decision;
      };
      const job = await jobs.change(offered.id, deciding).catch(() => undefined);
      if (job && didSo) answered.push(`${job.id} ${job.state}`);
      if (job && isLost(job)) await Promise.all([lost(job), lost(job)]);
    });
  return {
    turnstile,
    jobs,
    answered,
    logged: () => hear(() => dispatch.open(fault)),
    cancelled: () => hear(() => dispatch.cancel(fault.complaint, 1)),
    declines: () => answers((job) => answer(job, { type: 'decline', reason: 'other' }, byStation('02:01'))),
    expires: () => answers((job) => expire(job, new Date(job.deadline!))),
    accepts: () => answers((job) => answer(job, { type: 'accept' }, byStation('02:01'))),
    placed: () =>
      hear(() => dispatch.placeByHand({ reader, complaint: fault.complaint, ...hand }).then(ignore, ignore)),
    /** Withdrawn for another station, and then the process ended: only the event is left. */
    'placed by one that ends': () => answers((job) => handOver(job, { ...hand, by: byReader(reader) }, NOW)),
  };
}
type Happening = Exclude<keyof World, 'turnstile' | 'jobs' | 'answered'>;

async function play(happenings: readonly Happening[], choose: (of: number) => number) {
  const made = world();
  const done = Promise.all(happenings.map((name) => made[name]()));
  const choices = await made.turnstile.drain(choose);
  await done;
  return { ...made, choices };
}

/** Every order there is, one after another. */
async function everyOrder(happenings: readonly Happening[], check: (world: World) => void): Promise<number> {
  let count = 0;
  for (let path: number[] | undefined = []; path; count++) {
    const taken: number[] = [];
    const choose = () => taken[taken.push(path![taken.length] ?? 0) - 1]!;
    const { choices, ...rest } = await play(happenings, choose);
    check(rest);
    path = nextPath(taken, choices);
  }
  return count;
}

function nextPath(taken: number[], choices: number[]): number[] | undefined {
  const turn = taken.findLastIndex((choice, i) => choice + 1 < choices[i]!);
  return turn === -1 ? undefined : [...taken.slice(0, turn), taken[turn]! + 1];
}

const noneActive = ({ jobs }: World) => expect(jobs.active).toEqual([]);
const placedOrUnplaced = ({ jobs }: World) => {
  const unplaced = [...jobs.stored.values()].filter(({ state }) => state === 'unplaced');
  expect(jobs.active.length + unplaced.length).toBe(1);
};
const oncePerStation = ({ jobs }: World) => {
  const asked = [...jobs.stored.values()].filter(isOffer).map(({ station }) => station);
  expect(new Set(asked).size).toBe(asked.length);
};

describe('in every order', () => {
  test.each<[Happening[]]>([
    [['logged', 'cancelled']],
    [['logged', 'logged', 'cancelled']],
    [['logged', 'accepts', 'cancelled']],
  ])(
    'of %j no job is active at rest',
    async (happenings) => {
      expect(await everyOrder(happenings, noneActive)).toBeGreaterThan(10);
    },
    SLOW,
  );

  test.each<[Happening[]]>([
    [['logged', 'logged', 'logged']],
    [['logged', 'logged', 'accepts']],
    [['logged', 'declines']],
  ])(
    'of %j the complaint has exactly one active job',
    async (happenings) => {
      const orders = await everyOrder(happenings, (made) => {
        placedOrUnplaced(made);
        oncePerStation(made);
      });
      expect(orders).toBeGreaterThan(10);
    },
    SLOW,
  );
});

describe('in 500 random orders', () => {
  const orders = fc.array(fc.nat(), { minLength: 80, maxLength: 80 });
  const inRandomOrders = (happenings: Happening[], check: (world: World) => void) =>
    fc.assert(
      fc.asyncProperty(orders, async (order) => {
        let turn = 0;
        check(await play(happenings, (of) => (order[turn++ % order.length] ?? 0) % of));
      }),
      { numRuns: 500, seed: 7 },
    );

  test(
    'of everything that may happen to a cancelled complaint no job is active at rest',
    async () => {
      await inRandomOrders(
        ['logged', 'logged', 'declines', 'declines', 'expires', 'accepts', 'cancelled', 'cancelled'],
        noneActive,
      );
    },
    SLOW,
  );

  test(
    'of answers by three stations nobody is asked twice, and one has it or nobody',
    async () => {
      await inRandomOrders(['logged', 'logged', 'declines', 'declines', 'declines', 'expires', 'accepts'], (made) => {
        placedOrUnplaced(made);
        oncePerStation(made);
      });
    },
    SLOW,
  );
});

describe('in 2,000 schedules', () => {
  const choices = fc.array(fc.nat(), { minLength: 40, maxLength: 40 });
  const inSchedules = (happenings: Happening[], check: (world: World) => void) =>
    fc.assert(
      fc.asyncProperty(choices, async (order) => {
        let turn = 0;
        check(await play(happenings, (of) => (order[turn++ % order.length] ?? 0) % of));
      }),
      { numRuns: 2000, seed: 11 },
    );
  /** Of all that was tried on one offer, one thing came to pass. */
  const oneWinner = ({ jobs, answered }: World) => {
    for (const { id, timeline } of [...jobs.stored.values()].filter(isOffer)) {
      expect(timeline.filter(({ event }) => event !== 'offered').length).toBeLessThanOrEqual(
        1 + +isWithdrawn(id, jobs),
      );
      expect(answered.filter((one) => one === `${id} accepted`).length).toBeLessThanOrEqual(1);
    }
  };
  // A job that was accepted may still be withdrawn when the customer cancels: then it was accepted first.
  const isWithdrawn = (id: string, { stored }: World['jobs']) => stored.get(id)!.state === 'withdrawn';

  test.each<[Happening[]]>([
    [['logged', 'accepts', 'expires', 'expires']],
    [['logged', 'accepts', 'cancelled']],
    [['logged', 'accepts', 'accepts', 'accepts']],
    [['logged', 'accepts', 'declines', 'placed']],
  ])('I4: of %j one comes to pass', async (happenings) => inSchedules(happenings, oneWinner), SLOW);

  test.each<[Happening[]]>([
    [['logged', 'placed', 'declines', 'accepts']],
    [['logged', 'placed by one that ends', 'expires', 'placed']],
    [['logged', 'declines', 'declines', 'declines', 'placed', 'placed']],
  ])(
    'of %j the complaint is placed once, or unplaced',
    async (happenings) => inSchedules(happenings, placedOrUnplaced),
    SLOW,
  );

  test.each<[Happening[]]>([
    [['logged', 'placed', 'cancelled']],
    [['logged', 'placed by one that ends', 'placed', 'cancelled']],
    [['logged', 'declines', 'declines', 'declines', 'placed', 'cancelled']],
  ])('of %j no job is active at rest', async (happenings) => inSchedules(happenings, noneActive), SLOW);
});

test(
  'I6: 64 complaints at once for one station with two bays, in two processes, 500 times: nobody lost, no cell held twice',
  async () => {
    const weekly = [{ days: [1], from: '14:00', to: '17:00' }];
    const one = networkOf([aStation('S001', { bays: ['1', '2'], hours: { weekly, exceptions: [] } })]);
    const faults = Array.from({ length: 64 }, (_, i) =>
      needs({ complaint: complaintNumber([0, 0, 0, 0, 2, Math.floor(i / 32), i % 32]) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { minLength: 200, maxLength: 200 }), async (order) => {
        const turnstile = new Turnstile();
        const stored = new Map<string, Attempt>();
        const clock = testClock(NOW);
        const processes = [0, 1].map(() => {
          const jobs = new Jobs(turnstile.pass, stored);
          const routing = routingOf({ ...one, bays: jobs.bays }, clock);
          return new DispatchService(jobs as unknown as JobStore, routing, clock);
        });
        const all = Promise.all(faults.map((each, i) => processes[i % 2]!.open(each)));
        let turn = 0;
        await turnstile.drain((of) => (order[turn++ % order.length] ?? 0) % of);
        await all;
        const made = [...stored.values()];
        const cells = made.filter(isOffer).flatMap((offer) => offer.cells);
        expect(new Set(cells).size).toBe(cells.length);
        expect(new Set(made.map(({ complaint }) => complaint)).size).toBe(64);
        // Two Mondays within the horizon, two bays, twice 90 minutes each.
        expect(made.filter(isOffer)).toHaveLength(8);
        expect(made.filter(({ state }) => state === 'unplaced')).toHaveLength(56);
      }),
      { numRuns: 500, seed: 64 },
    );
  },
  5 * SLOW,
);

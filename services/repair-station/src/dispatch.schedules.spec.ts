import { type Decision, Refusal } from '@baylink/contracts';
import type { AboutJob } from '@baylink/contracts/repair-station';
import { testClock } from '@baylink/kit';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DispatchService } from './dispatch.service.js';
import { about } from './domain/about.js';
import { answer, expire } from './domain/answer.js';
import { type Attempt, isActive, isOffer, type Offer } from './domain/attempt.js';
import { Bays } from './domain/bays.js';
import { jobIndexes } from './job.schema.js';
import type { JobStore } from './job.store.js';
import type { StationStore } from './station.store.js';
import { networkOf } from './testing/network.js';
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
  readonly stored = new Map<string, Attempt>();
  readonly bays = new Bays();

  constructor(private readonly turn: () => Promise<void>) {}

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
const settings = { REACH_KM_NORMAL: 300, REACH_KM_HIGH: 300, REACH_KM_SAFETY: 300, OFFER_WINDOW: undefined };
const { sites } = networkOf(['S001', 'S002', 'S003'].map((code, i) => aStation(code, { position: northKm(i * 10) })));
const fault = needs();

type World = ReturnType<typeof world>;
function world() {
  const turnstile = new Turnstile();
  const jobs = new Jobs(turnstile.pass);
  const clock = testClock(NOW);
  const stations = { sites } as StationStore;
  const dispatch = new DispatchService(jobs as unknown as JobStore, stations, clock, settings);
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
  const lost = (job: Offer) => hear(() => dispatch.goOn(about(job) as AboutJob));
  /** Looks at what is offered, once, and answers it; the answer is heard twice. */
  const answers = (decide: (job: Offer) => Decision<Offer>) =>
    hear(async () => {
      const offered = jobs.active.find(({ state }) => state === 'offered');
      if (!offered) return;
      const job = await jobs.change(offered.id, decide).catch(() => undefined);
      if (job?.state === 'declined' || job?.state === 'expired') await Promise.all([lost(job), lost(job)]);
    });
  return {
    turnstile,
    jobs,
    logged: () => hear(() => dispatch.open(fault)),
    cancelled: () => hear(() => dispatch.cancel(fault.complaint, 1)),
    declines: () => answers((job) => answer(job, { type: 'decline', reason: 'other' }, byStation('02:01'))),
    expires: () => answers((job) => expire(job, new Date(job.deadline!))),
    accepts: () => answers((job) => answer(job, { type: 'accept' }, byStation('02:01'))),
  };
}
type Happening = 'logged' | 'cancelled' | 'declines' | 'expires' | 'accepts';

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

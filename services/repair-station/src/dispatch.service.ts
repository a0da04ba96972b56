import { type Decision, Refusal } from '@baylink/contracts';
import type { AboutJob } from '@baylink/contracts/repair-station';
import { Clock, SETTINGS } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import { type Attempt, type Fault, isLost, isOffer } from './domain/attempt.js';
import { offer } from './domain/offer.js';
import { route } from './domain/route.js';
import { askedOf } from './domain/rules.js';
import type { RoutingSettings } from './domain/settings.js';
import { nobody, whyNobody } from './domain/unplaced.js';
import { callOff, cancelling, withdraw } from './domain/withdraw.js';
import { cellsAreTaken, hasActiveJob, isTaken, JobStore } from './job.store.js';
import { type RepairStationSettings, routingSettings } from './settings.js';
import { StationStore } from './station.store.js';

/** The winner and who would be next, beside the nearest whatever they are: what a receipt shows. */
const SHOWN = { best: 3, near: 8 };
/** Bays lost to somebody else before the event is given back, to come again later. */
const MAX_LOST_BAYS = 50;

/** Sends complaints to stations: one try after another until somebody accepts, nobody is left, or it is called off. */
@Injectable()
export class DispatchService {
  private readonly routing: RoutingSettings;

  constructor(
    private readonly jobs: JobStore,
    private readonly stations: StationStore,
    private readonly clock: Clock,
    @Inject(SETTINGS) settings: RepairStationSettings,
  ) {
    this.routing = routingSettings(settings);
  }

  /** A complaint needs a station. The same round told again finds its first try made. */
  async open(fault: Fault): Promise<void> {
    await this.place(fault, 1, new Set());
  }

  /** An offer was declined or ran out: the next station, unless the next try has been made already. */
  async goOn({ job: id, complaint, round, attempt }: AboutJob): Promise<void> {
    const tried = (await this.jobs.of(complaint)).filter((one) => one.round === round);
    const lost = tried.find((one) => one.id === id);
    if (!lost || !isOffer(lost) || !isLost(lost) || tried.some((one) => one.attempt > attempt)) return;
    await this.place(lost, attempt + 1, new Set(tried.filter(isOffer).map(({ station }) => station)));
  }

  /** The customer called it off. Whichever comes first, this or an offer, the other one finds its place taken. */
  async cancel(complaint: string, round: number): Promise<void> {
    for (;;) {
      const next = cancelling(complaint, round, await this.jobs.of(complaint));
      if (!next) return;
      if ('withdraw' in next) await this.jobs.change(next.withdraw, (job) => withdraw(job, this.clock.now()));
      else await this.isMade(callOff(next.block, this.clock.now()));
    }
  }

  /** Tries until it is settled: a bay lost to somebody else is known as taken then, and the stations are ranked anew. */
  private async place(fault: Fault, attempt: number, tried: ReadonlySet<string>): Promise<void> {
    for (let lost = 0; lost < MAX_LOST_BAYS; lost++) {
      if (await this.settles(fault, attempt, tried)) return;
    }
    throw new Refusal('unavailable', { complaint: fault.complaint, reason: 'bays-contended' });
  }

  private async settles(fault: Fault, attempt: number, tried: ReadonlySet<string>): Promise<boolean> {
    const now = this.clock.now();
    const asked = askedOf(fault, { tried, reachKm: this.routing.reachKm[fault.severity], now });
    const network = { sites: this.stations.sites, bays: this.jobs.bays };
    const found = route(network, asked, SHOWN);
    const trying = { fault, attempt, route: found, settings: this.routing, now };
    const [choice] = found.choices;
    if (!choice) return this.isMade(nobody(trying, whyNobody(network, asked)));
    const letGo = this.jobs.bays.claim(choice.site.code, choice.slot.cells);
    try {
      return await this.isMade(offer(trying, choice));
    } finally {
      letGo();
    }
  }

  /** Whether the try is made, now or before; false when its bay was lost. */
  private async isMade(decision: Decision<Attempt>): Promise<boolean> {
    try {
      await this.jobs.insert(decision);
    } catch (error) {
      const { after } = decision;
      if (cellsAreTaken(error) && isOffer(after)) {
        await this.jobs.recallStation(after.station);
        return false;
      }
      // A try come again may meet its own offer as the active job of its complaint.
      const madeBefore = isTaken(error) || (hasActiveJob(error) && (await this.jobs.has(after.id)));
      if (!madeBefore) throw error;
    }
    return true;
  }
}

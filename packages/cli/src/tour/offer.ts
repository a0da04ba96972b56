import { randomUUID } from 'node:crypto';
import { type Phrases, phrases } from '../words/phrases.js';
import type { Call } from './call.js';
import type { Scene } from './scene.js';

export type Job = {
  id: string;
  version: number;
  station: string;
  deadline: string | null;
  slot: { start: string };
  /** Of the station. */
  timeZone: string;
  customer?: { name: string; phone?: string; masked: boolean };
};

const PATIENCE_MS = 15_000;

/** The network finds the station, the station answers; nothing when there is no station for it. */
export async function theOffer({ teller, cast, live, agent }: Scene, { number }: Call): Promise<Job | undefined> {
  const say = phrases[agent.language].tour;
  const placed = await teller.heard(() => {
    return live.about(number, ({ type }) => type === 'job.offered' || type === 'dispatch.unplaced', PATIENCE_MS);
  });
  if (!placed.done) throw new Error(say.silence('job.offered'));
  if (placed.done.type === 'dispatch.unplaced') {
    await teller.step('network', say.unplaced, placed.time);
    return undefined;
  }
  const { job, station, stationName, distanceKm, driveMinutes } = placed.done.data as Record<string, string & number>;
  const way = [Math.round(distanceKm! * 10) / 10, Math.round(driveMinutes!)] as const;
  await teller.step('network', say.offered(stationName!, ...way), placed.time);
  await tellWhy({ teller, agent }, number, say);

  const reception = await cast.station(station!);
  const { done, time } = await teller.timed(() => reception.get<Job>(`/jobs/${job}`));
  const { customer, deadline, version } = done.body;
  const { timeZone } = (await agent.get<{ timeZone: string }>(`/stations/${station}`)).body;
  const due = deadline ? new Date(deadline).toLocaleTimeString(agent.language, { timeStyle: 'short', timeZone }) : '–';
  await teller.step('station', say.sees(customer?.name ?? say.nobody, due), time);
  const accepted = await teller.timed(() => {
    return reception.act<Job>(`/jobs/${job}`, 'accept', {}, version, randomUUID());
  });
  await teller.step('station', say.accepts, accepted.time);
  return { ...accepted.done.body, timeZone };
}

type Receipt = { candidates: { suitable: boolean }[] };

async function tellWhy({ teller, agent }: Pick<Scene, 'teller' | 'agent'>, number: string, say: Phrases['tour']) {
  const { done, time } = await teller.timed(() => agent.get<{ items: Receipt[] }>(`/complaints/${number}/receipts`));
  const candidates = done.body.items.at(-1)?.candidates ?? [];
  const suitable = candidates.filter((candidate) => candidate.suitable).length;
  await teller.step('network', say.receipt(candidates.length, suitable), time);
}

import type { AskedFor, Receipt, Station } from '@baylink/contracts/repair-station';
import type { z } from 'zod';
import { attemptId, type Fault } from './attempt.js';
import { toCandidate } from './candidate.js';
import type { Driven } from './drive.js';
import type { KeptReceipt } from './kept-receipt.js';
import { readRows, writeRows } from './kept-rows.js';
import type { Looked } from './listing.js';
import { RANKING } from './rank.js';
import { type Asked, askedOf } from './rules.js';
import type { RoutingSettings } from './settings.js';
import { type Site, sharedCalendarOf, toSite } from './site.js';
import { usualRepairMinutes } from './usual-repair-time.js';

/** All that a try is decided from. */
export type Trying = {
  fault: Fault;
  attempt: number;
  asked: Asked;
  /** Every station within reach. */
  looked: readonly Looked[];
  settings: RoutingSettings;
  now: Date;
};
type Verdict = Pick<Receipt, 'chosen' | 'reason' | 'turnedAway' | 'byHand' | 'together'>;

/** Why this station, or why nobody: written once, with the try itself, and never changed. */
export function receipt({ fault, attempt, asked, looked, settings, now }: Trying, verdict: Verdict): KeptReceipt {
  const { complaint, round, component } = fault;
  return {
    id: attemptId({ complaint, round, attempt }),
    complaint,
    round,
    attempt,
    at: now.toISOString(),
    asked: askedFor(fault, asked),
    ...verdict,
    looked: looked.length,
    suitable: looked.filter(({ suitable }) => suitable).length,
    rows: writeRows(looked, asked),
    roads: asked.roads,
    ...(asked.driven && {
      driven: [...asked.driven].map(([code, { minutes, low, high }]) => [code, minutes, low, high]),
    }),
    settings: {
      ranking: RANKING,
      reachKm: asked.reachKm,
      offerWindowMs: settings.offerWindowMs ?? null,
      leastWindowMinutes: settings.leastWindowMinutes,
      tieDriveMinutes: settings.tieDriveMinutes,
      repairMinutes: usualRepairMinutes(component),
      weights: settings.weights,
    },
    settingsVersion: settings.version,
  };
}

function askedFor({ vehicle: { brand, model } }: Fault, asked: Asked): z.output<typeof AskedFor> {
  const { component, severity, drivable, position, tried, reachKm } = asked;
  const car = { ...(brand && { brand }), ...(model && { model }) };
  return { component, severity, drivable, position, ...car, tried: [...tried], reachKm };
}

/** The data of a station as it was at a version. */
export type StationAt = (code: string, version: number) => Station;

/** What was looked at, as it was decided then. */
export function lookedAt(kept: KeptReceipt, stationAt: StationAt): Looked[] {
  const sites = new Map<string, Site>();
  const siteAt = (code: string, version: number): Site => {
    const station = stationAt(code, version);
    const site = sites.get(code) ?? toSite(station, sharedCalendarOf(station));
    sites.set(code, site);
    return site;
  };
  return readRows(kept.rows, askedIn(kept), kept.settings.repairMinutes, siteAt);
}

/** What was asked, as the rules see it. */
export function askedIn({ asked: { brand, model, tried, reachKm, ...fault }, roads, driven, at }: KeptReceipt): Asked {
  const vehicle = { ...(brand && { brand }), ...(model && { model }) };
  const about = { tried: new Set(tried), reachKm, roads, now: new Date(at) };
  return askedOf({ ...fault, vehicle }, driven ? { ...about, driven: measuredWays(driven) } : about);
}

const measuredWays = (kept: NonNullable<KeptReceipt['driven']>): Driven =>
  new Map(kept.map(([code, minutes, low, high]) => [code, { minutes, low, high, source: 'osrm' }]));

/** A receipt as it is told, with so many of its candidates. */
export function expand(kept: KeptReceipt, stationAt: StationAt, { from = 0, count = Infinity } = {}): Receipt {
  const { rows: _, roads: __, driven: ___, ...rest } = kept;
  const shown = lookedAt(kept, stationAt).slice(from, from + count);
  const asked = askedIn(kept);
  return { ...rest, candidates: shown.map((looked) => toCandidate(looked, asked, kept.settings.weights)) };
}

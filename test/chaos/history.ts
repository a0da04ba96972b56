import type { Envelope } from '@baylink/contracts';
import type { Receipt } from '@baylink/contracts/repair-station';

/** What a client knows for certain: this request, with this key, got this answer. */
export type Acknowledged = { key: string; number: string; text: string; vin: string };

export type StoredComplaint = {
  _id: string;
  version: number;
  state: string;
  text: string;
  vehicle: { vin: string };
  kind: string;
  requests?: { key: string }[];
  timeline: { event: string; at: string }[];
  outbox: unknown[];
};
export type StoredJob = {
  _id: string;
  version: number;
  complaint: string;
  round: number;
  attempt: number;
  station: string;
  state: string;
  cells?: string[];
  timeline: { event: string; at: string }[];
  outbox: unknown[];
};
export type StoredUnplaced = { _id: string; complaint: string; round: number; attempt: number };

/** What a receipt comes to when it is decided once more, from what it kept. */
export type Replayed = { job: string; station: string; receipt: Receipt; sameOrder: boolean };

/** Everything there is to say about a run, once all is healed and at rest. */
export type History = {
  acknowledged: Acknowledged[];
  /** Keys that were answered with a 4xx. */
  refused: string[];
  complaints: StoredComplaint[];
  jobs: StoredJob[];
  unplaced: StoredUnplaced[];
  /** Of every few jobs one. */
  replayed: Replayed[];
  /** The events of every few complaints, told twice more, and the places of the documents that this changed. */
  retold: { events: number; changed: string[] };
  /** What was published that is no event, and what was parked and by whom. */
  spoilt: string[];
  parked: { id: string; by: string }[];
  /** The whole stream, in its order, without what is no event. */
  events: Envelope[];
  /** Event ids in the order in which one open page heard them, over all its reconnects. */
  heard: string[];
  /** How late each follow-up was asked, in milliseconds; negative is early. */
  lateness: number[];
};

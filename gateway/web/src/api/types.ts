import type { Out } from '@baylink/contracts';
import type { ComplaintState, FollowUpAnswer } from '@baylink/contracts/complaint';
import type * as customerService from '@baylink/contracts/customer-service';
import type * as dealers from '@baylink/contracts/dealer';
import type * as outreach from '@baylink/contracts/outreach';
import type * as repairStation from '@baylink/contracts/repair-station';
import type { Language, Role } from '@baylink/contracts/values';

export type ComplaintView = Out<typeof customerService.getComplaint>;
export type ComplaintPage = Out<typeof customerService.listComplaints>;
export type ComplaintLine = ComplaintPage['items'][number];
export type Found = Out<typeof customerService.lookup>['items'][number];
export type WholeRecord = Out<typeof customerService.getRecord>;
type Car = WholeRecord['vehicles'][number];
/** An entry of a record: what is known depends on what it is. */
export type RecordMoment = Pick<WholeRecord['entries'][number], 'at' | 'what'> &
  Partial<NonNullable<Car['purchase']> & Car['repairs'][number] & FollowUpAnswer> & {
    event?: string;
    number?: string;
    vin?: string;
    brand?: string;
    model?: string;
    text?: string;
    state?: ComplaintState;
  };
export type Classification = Out<typeof customerService.classify>;
export type Track = Out<typeof customerService.getTrack>;
export type FollowUpForm = Out<typeof customerService.getFollowUp>;
export type JobPage = Out<typeof repairStation.listJobs>;
export type Job = Out<typeof repairStation.getJob>;
export type Offer = Out<typeof repairStation.getOffer>;
export type Candidate = Out<typeof repairStation.nearestStations>['items'][number];
export type Receipt = Out<typeof repairStation.listReceipts>['items'][number];
export type Station = Out<typeof repairStation.getStation>;
export type StationPage = Out<typeof repairStation.listStations>;
export type Message = Out<typeof outreach.listMessages>['items'][number];
export type Dealer = Out<typeof dealers.getDealer>;

export type Me = {
  account: string;
  name: string;
  role: Role;
  station?: string;
  dealer?: string;
  language?: Language;
  /** The operations this account may ask for. */
  may: string[];
};
export type DemoSession = { role: Role; login: string; password: string; name: string; at?: string };
export type Network = {
  stations: number;
  customers: number;
  vehicles: number;
  jobs: Record<string, number>;
  complaints: Record<string, number>;
};
/** A message that could not be handled and was laid aside. */
export type Parked = { sequence: number; service: string; handler: string; error: string; at: string };

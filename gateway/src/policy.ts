import { type Reader, Refusal, type Role } from '@baylink/contracts';
import type { OperationId } from './operations/index.js';

/** `own`: only what belongs to the reader's station or dealer. The services put that into the query itself. */
type Reach = 'all' | 'own';
type Row = 'public' | Partial<Record<Role, Reach>>;

const desk = { agent: 'all', supervisor: 'all', admin: 'all' } as const;
const dealer = { dealer: 'own' } as const;
const station = { station: 'own' } as const;
const everybody = { ...desk, ...dealer, ...station };
const leads = { supervisor: 'all', admin: 'all' } as const;

/** Who may do what. A role that is absent is refused; `public` asks for no account. */
export const policy: Readonly<Record<OperationId, Row>> = {
  openSession: 'public',
  closeSession: everybody,
  demoSessions: 'public',
  me: everybody,

  lookup: { ...desk, ...dealer },
  listCustomers: { ...desk, ...dealer },
  createCustomer: { ...desk, ...dealer },
  getCustomer: { ...desk, ...dealer },
  changeCustomer: { ...desk, ...dealer },
  getRecord: { ...desk, ...dealer },
  getVehicle: { ...desk, ...dealer },
  changeOwner: desk,

  logComplaint: { ...desk, ...dealer },
  listComplaints: { ...desk, ...dealer },
  getComplaint: { ...desk, ...dealer },
  actOnComplaint: { ...desk, ...dealer },
  listReceipts: desk,
  getReceipt: desk,
  replayReceipt: desk,
  placeByHand: leads,
  listComponents: everybody,
  classify: { ...desk, ...dealer },
  listMessages: desk,

  listStations: { ...desk, ...station },
  createStation: leads,
  nearestStations: desk,
  getStation: { ...desk, ...station },
  changeStation: { ...leads, ...station },
  listJobs: { ...desk, ...station },
  getJob: { ...desk, ...station },
  actOnJob: { ...desk, ...station },

  listDealers: { ...desk, ...dealer },
  getDealer: { ...desk, ...dealer },
  listSales: { ...desk, ...dealer },
  recordSale: { ...desk, ...dealer },

  track: 'public',
  followUp: 'public',
  answerFollowUp: 'public',
  offer: 'public',
  answerOffer: 'public',

  startImport: leads,
  getImport: { supervisor: 'own', admin: 'all' },

  network: desk,
  events: everybody,
  parked: { admin: 'all' },
  redrive: { admin: 'all' },
};

/** Lets the reader through or refuses: `unauthenticated` without an account, `forbidden` with the wrong one. */
export function admit(id: OperationId, reader: Reader | undefined): void {
  const row = policy[id];
  if (row === 'public') return;
  if (!reader) throw new Refusal('unauthenticated');
  if (!row[reader.role]) throw new Refusal('forbidden');
}

/** The operations a role may use, those open to everybody left out. */
export const operationsOf = (role: Role): OperationId[] =>
  (Object.keys(policy) as OperationId[]).filter((id) => {
    const row = policy[id];
    return row !== 'public' && row[role];
  });

/** Refuses to start when an operation has no row, or a row no operation. */
export function checkPolicy(ids: readonly string[], rows: Record<string, unknown> = policy): void {
  const without = ids.filter((id) => !(id in rows));
  const unknown = Object.keys(rows).filter((id) => !ids.includes(id));
  if (without.length + unknown.length === 0) return;
  throw new Error(`policy: no row for [${without.join(', ')}], no operation for [${unknown.join(', ')}]`);
}

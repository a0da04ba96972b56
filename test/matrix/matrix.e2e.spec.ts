import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import document from '../../gateway/openapi.json' with { type: 'json' };
import { type Client, eventually } from '../client.js';
import { complaint, newVin, station, stationsAt } from '../network.js';
import { startWorld, type World } from '../world.js';

/** Whose thing is asked for: one of the reader's own station or dealer, one of another's, or one that never was. */
type Whose = 'own' | 'foreign' | 'random';
type Role = 'agent' | 'supervisor' | 'admin' | 'dealer' | 'station';
type Row = {
  method: string;
  path: (ids: Ids) => string;
  body?: object | ((ids: Ids) => object);
  /** Absent roles are refused. `all` reaches everybody's, `own` only one's own. */
  may: Partial<Record<Role, 'all' | 'own'>>;
  /** The thing has an id, so that it can be foreign or random. */
  has?: 'id';
};
type Ids = {
  complaint: string;
  job: string;
  station: string;
  dealer: string;
  customer: string;
  vin: string;
  import: string;
};

const desk = { agent: 'all', supervisor: 'all', admin: 'all' } as const;
const leads = { supervisor: 'all', admin: 'all' } as const;
const withDealer = { ...desk, dealer: 'own' } as const;
const withStation = { ...desk, station: 'own' } as const;
const everybody = { ...desk, dealer: 'own', station: 'own' } as const;

/** The promise of who may do what, written down a second time: it is not read from the product. */
const rows: Record<string, Row> = {
  me: { method: 'GET', path: () => '/me', may: everybody },
  lookup: { method: 'GET', path: ({ vin }) => `/lookup?vin=${vin}`, may: withDealer },
  listCustomers: { method: 'GET', path: () => '/customers', may: withDealer },
  createCustomer: { method: 'POST', path: () => '/customers', body: {}, may: withDealer },
  getCustomer: { method: 'GET', path: ({ customer }) => `/customers/${customer}`, may: withDealer, has: 'id' },
  changeCustomer: {
    method: 'PATCH',
    path: ({ customer }) => `/customers/${customer}`,
    body: { name: 'N' },
    may: withDealer,
    has: 'id',
  },
  getRecord: { method: 'GET', path: ({ customer }) => `/customers/${customer}/record`, may: withDealer, has: 'id' },
  getVehicle: { method: 'GET', path: ({ vin }) => `/vehicles/${vin}`, may: withDealer, has: 'id' },
  changeOwner: {
    method: 'PUT',
    path: ({ vin }) => `/vehicles/${vin}/owner`,
    body: () => ({ owner: ids.own.customer }),
    may: desk,
    has: 'id',
  },
  logComplaint: { method: 'POST', path: () => '/complaints', body: {}, may: withDealer },
  listComplaints: { method: 'GET', path: () => '/complaints', may: withDealer },
  getComplaint: { method: 'GET', path: ({ complaint }) => `/complaints/${complaint}`, may: withDealer, has: 'id' },
  actOnComplaint: {
    method: 'POST',
    path: ({ complaint }) => `/complaints/${complaint}/actions/note`,
    body: { text: 'n' },
    may: withDealer,
    has: 'id',
  },
  listReceipts: { method: 'GET', path: ({ complaint }) => `/complaints/${complaint}/receipts`, may: desk },
  getReceipt: { method: 'GET', path: ({ complaint, job }) => `/complaints/${complaint}/receipts/${job}`, may: desk },
  replayReceipt: {
    method: 'POST',
    path: ({ complaint, job }) => `/complaints/${complaint}/receipts/${job}/replay`,
    body: {},
    may: desk,
  },
  placeByHand: {
    method: 'POST',
    path: ({ complaint }) => `/complaints/${complaint}/placements`,
    body: {},
    may: leads,
  },
  listComponents: { method: 'GET', path: () => '/components', may: everybody },
  classify: { method: 'POST', path: () => '/classify', body: { text: 'brakes' }, may: withDealer },
  listMessages: { method: 'GET', path: ({ complaint }) => `/messages?complaint=${complaint}`, may: desk },
  listStations: { method: 'GET', path: () => '/stations', may: withStation },
  createStation: { method: 'POST', path: () => '/stations', body: {}, may: leads },
  nearestStations: { method: 'GET', path: () => '/stations/nearest?lng=121.4&lat=31.2', may: desk },
  getStation: { method: 'GET', path: ({ station }) => `/stations/${station}`, may: withStation, has: 'id' },
  changeStation: {
    method: 'PATCH',
    path: ({ station }) => `/stations/${station}`,
    body: { name: 'N' },
    may: { ...leads, station: 'own' },
    has: 'id',
  },
  listJobs: { method: 'GET', path: () => '/jobs', may: withStation },
  getJob: { method: 'GET', path: ({ job }) => `/jobs/${job}`, may: withStation, has: 'id' },
  actOnJob: {
    method: 'POST',
    path: ({ job }) => `/jobs/${job}/actions/book`,
    body: { at: '2026-11-24T09:00:00Z' },
    may: withStation,
    has: 'id',
  },
  listDealers: { method: 'GET', path: () => '/dealers', may: withDealer },
  getDealer: { method: 'GET', path: ({ dealer }) => `/dealers/${dealer}`, may: withDealer, has: 'id' },
  listSales: { method: 'GET', path: () => '/sales', may: withDealer },
  recordSale: { method: 'POST', path: () => '/sales', body: {}, may: withDealer },
  startImport: { method: 'POST', path: () => '/imports?kind=stations', body: {}, may: leads },
  getImport: {
    method: 'GET',
    path: (ids) => `/imports/${ids.import}`,
    may: { supervisor: 'own', admin: 'all' },
    has: 'id',
  },
  network: { method: 'GET', path: () => '/network', may: desk },
  parked: { method: 'GET', path: () => '/parked', may: { admin: 'all' } },
  redrive: { method: 'POST', path: () => '/parked/999999/redrive', may: { admin: 'all' } },
};
/** Open to everybody, or a stream, or told by tests of their own. */
const links = ['track', 'followUp', 'answerFollowUp', 'offer', 'answerOffer'];
const elsewhere = ['openSession', 'closeSession', 'demoSessions', ...links, 'events'];
const roles: Role[] = ['agent', 'supervisor', 'admin', 'dealer', 'station'];

let world: World;
let clients: Record<Role, Client>;
let ids: Record<Whose, Ids>;

beforeAll(async () => {
  world = await startWorld();
  await stationsAt(world.admin, station('S1', 2), station('S2', 60));
  const [agent, supervisor, one, other] = await Promise.all([
    world.visitor.as('agent'),
    world.visitor.as('supervisor'),
    world.visitor.as('station', 'S1'),
    bringDealers(),
  ]);
  clients = { agent, supervisor, admin: world.admin, dealer: other, station: one };
  const random = {
    complaint: 'BL-0000-0000',
    job: 'BL-0000-0000.1.1',
    station: 'S999',
    dealer: 'D999',
    customer: '01AN4Z07BY79KA1307SR9X4MV3',
    vin: newVin(),
    import: '01AN4Z07BY79KA1307SR9X4MV4',
  };
  ids = { own: await things('D1', 2, supervisor), foreign: await things('D2', 60, world.admin), random };
}, 60_000);
afterAll(() => world?.stop());

/** Signs in as the first of two dealers, once the import that brings them has come to it. */
async function bringDealers(): Promise<Client> {
  await world.admin.post('/imports?kind=dealers', undefined, {
    raw: 'code,name\nD1,Dealer One\nD2,Dealer Two\n',
    headers: { 'content-type': 'text/csv' },
  });
  await eventually(
    () => world.admin.get('/dealers'),
    ({ body }) => body.items.length === 2,
  );
  return world.visitor.as('dealer', 'D1');
}

/** A complaint, its job, its car sold by the dealer, its customer, and an import of that reader. */
async function things(dealer: string, km: number, importer: Client): Promise<Ids> {
  const vin = newVin();
  await eventually(
    () => world.admin.post('/sales', { vin, dealer, date: '2024-05-01' }),
    ({ status }) => status === 201,
  );
  const position = { type: 'Point', coordinates: [121.4737 + km / 95.2, 31.2304] };
  await eventually(
    () => world.admin.get(`/vehicles/${vin}`),
    ({ body }) => Boolean(body.purchase),
  );
  const { body } = await world.admin.post('/complaints', complaint({ vehicle: { vin }, dealer, position }));
  const jobs = await eventually(
    () => world.admin.get(`/jobs?complaint=${body.number}`),
    (answer) => answer.body.items.length > 0,
  );
  const brought = await importer.post('/imports?kind=dealers&preview=true', undefined, {
    raw: 'code,name\nD9,Nine\n',
    headers: { 'content-type': 'text/csv' },
  });
  const [job] = jobs.body.items;
  return {
    complaint: body.number,
    job: job.id,
    station: job.station,
    dealer,
    customer: body.customer.id,
    vin,
    import: brought.body.id,
  };
}

const ask = (client: Client, { method, path, body }: Row, of: Ids) =>
  client.send(method, path(of), typeof body === 'function' ? body(of) : body, { ifMatch: 999 });
const refused = [401, 403, 404];

test('every operation has its row', () => {
  const operations = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods as Record<string, { operationId: string }>).map(
      ({ operationId }) => operationId.split(/[.:_]/)[0]!,
    ),
  );
  expect([...new Set(operations)].filter((id) => !elsewhere.includes(id) && !(id in rows))).toEqual([]);
});

describe.each(Object.entries(rows))('%s', (_operation, row) => {
  test('is closed to a visitor', async () => {
    expect((await ask(world.visitor, row, ids.own)).status).toBe(401);
  });

  test.each(roles)('as %s', async (role) => {
    const reach = row.may[role];
    const own = await ask(clients[role], row, ids.own);
    if (!reach) return expect(own).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    if (row.path(ids.own).includes('999999')) return expect(own.status).toBe(404);
    expect(refused).not.toContain(own.status);
    if (row.has !== 'id') return;
    const [foreign, random] = await Promise.all([
      ask(clients[role], row, ids.foreign),
      ask(clients[role], row, ids.random),
    ]);
    expect(random).toMatchObject({ status: 404, body: { code: 'not-found' } });
    if (reach === 'all') return expect(refused).not.toContain(foreign.status);
    expect({ ...foreign.body, instance: '' }).toEqual({ ...random.body, instance: '' });
  });
});

describe('I10: a list holds one’s own and nothing of others', () => {
  const items = async (client: Client, path: string) => JSON.stringify((await client.get(path)).body.items);

  test.each(['/complaints', '/customers', '/sales', '/dealers'])('of a dealer: %s', async (path) => {
    const seen = await items(clients.dealer, path);
    for (const id of [ids.foreign.complaint, ids.foreign.customer, ids.foreign.vin, '"D2"'])
      expect(seen).not.toContain(id);
    expect(seen.length).toBeGreaterThan(2);
  });

  test.each(['/jobs', '/stations'])('of a station: %s', async (path) => {
    const seen = await items(clients.station, path);
    for (const id of [ids.foreign.job, '"S2"']) expect(seen).not.toContain(id);
    expect(seen.length).toBeGreaterThan(2);
  });

  test('of a dealer who looks up another dealer’s car', async () => {
    expect((await clients.dealer.get(`/lookup?vin=${ids.foreign.vin}`)).body.items).toEqual([]);
  });
});

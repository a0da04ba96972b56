import { type Bus, natsBus, type Watching } from '@baylink/bus';
import { complaintLogged, type Envelope, type Needs, type Reader } from '@baylink/contracts';
import { getContact } from '@baylink/contracts/customer-service';
import { NewStation } from '@baylink/contracts/repair-station';
import { type RunningService, startService, type TestClock, testClock } from '@baylink/kit';
import { freshNames, startNats, type TestNats, testServers } from '@baylink/local/test-servers';
import { RepairStationModule } from '../index.js';
import { NOW, needs } from './offer.js';

export const agent: Reader = { role: 'agent', account: 'agent-1', name: 'Lin' };
export const admin: Reader = { role: 'admin', account: 'admin-1', name: 'Root' };
export const aDealer: Reader = { role: 'dealer', account: 'dealer-1', name: 'D', dealer: 'D001' };
export const ofStation = (station: string): Reader => ({
  role: 'station',
  account: `acc-${station}`,
  name: 'Zhou Min',
  station,
});

export const contact = {
  customer: 'c1',
  name: 'Wang Fang',
  phones: ['+86 138 0000 0001'],
  emails: [],
  address: 'Road 1',
  language: 'en' as const,
  token: 'a-token-of-the-customer',
  vehicle: { vin: 'L01AB3CD1RA000001' },
};

/** A town of its own for each test, 900 km from the next one, so that nobody else's stations are in reach. */
export const town = (n: number): [number, number] => [78 + (n % 6) * 10, 20 + Math.floor(n / 6) * 9];
export const point = ([lng, lat]: [number, number], northKm = 0) => ({
  type: 'Point' as const,
  coordinates: [lng, lat + northKm / 111.195] as [number, number],
});
export const newStation = (code: string, where: [number, number], northKm: number, given: Partial<NewStation> = {}) =>
  NewStation.parse({ code, name: `Station ${code}`, position: point(where, northKm), ...given });

/** repair-station on real servers, with a customer-service that only knows one contact, and the gateway's ears. */
export class Running {
  readonly heard: Envelope[] = [];
  readonly clock: TestClock = testClock(NOW);
  private readonly services: RunningService[] = [];
  private watching?: Watching;
  private look = () => {};

  private constructor(
    private readonly nats: TestNats,
    private readonly customerService: Bus,
    readonly gateway: Bus,
    private readonly env: Record<string, string>,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<Running> {
    const nats = await startNats();
    const { mongodbUrl, redisUrl } = await testServers();
    const [customerService, gateway] = await Promise.all(
      (['customer-service', 'gateway'] as const).map((service) => natsBus({ url: nats.natsUrl(service), service })),
    );
    const running = new Running(nats, customerService!, gateway!, {
      MONGODB_URL: mongodbUrl,
      MONGODB_DATABASE: freshNames().database,
      REDIS_URL: redisUrl,
      NATS_URL: nats.natsUrl('repair-station'),
      LOG_LEVEL: 'silent',
      ...env,
    });
    await customerService!.answer([{ contract: getContact, handle: async () => contact }]);
    running.watching = await gateway!.watch('new', (event) => {
      running.heard.push(event);
      running.look();
    });
    return running;
  }

  /** One process of the service; several share the database and the work. */
  async process(): Promise<RunningService> {
    const service = await startService(RepairStationModule, 'repair-station', { env: this.env, clock: this.clock });
    this.services.push(service);
    return service;
  }

  async stop(): Promise<void> {
    await Promise.all(this.services.map((service) => service.stop()));
    await this.watching?.stop();
    await Promise.all([this.customerService.drain(), this.gateway.drain()]);
    await this.nats.stop();
  }

  /** Resolves with the events of a type about a complaint, once there are so many. */
  hears(type: string, complaint: string, count = 1): Promise<Envelope[]> {
    return new Promise((resolve) => {
      const before = this.look;
      this.look = () => {
        before();
        const found = this.told(complaint).filter((event) => event.type === type);
        if (found.length >= count) resolve(found);
      };
      this.look();
    });
  }

  told(complaint: string): Envelope[] {
    return this.heard.filter(({ data }) => data.complaint === complaint);
  }

  /** A complaint is logged at the desk: as customer-service says it. */
  logs(given: Partial<Needs>): Promise<void> {
    const fault = needs(given);
    const { complaint, kind } = fault;
    return this.customerService.publish(complaintLogged, {
      specversion: '1.0',
      id: `complaint/${complaint}:1`,
      source: '/test',
      type: complaintLogged.type,
      dataschema: 'complaint.logged/1',
      subject: `complaint/${complaint}`,
      time: this.clock.now().toISOString(),
      datacontenttype: 'application/json',
      data: { complaint, kind, state: 'logged', dealer: 'D001', needs: fault },
    });
  }
}

import { type Bus, natsBus } from '@baylink/bus';
import type { Envelope, In, Language } from '@baylink/contracts';
import { complaintAssigned, complaintFollowUpAsked } from '@baylink/contracts/complaint';
import { getContact } from '@baylink/contracts/customer-service';
import { getDealer } from '@baylink/contracts/dealer';
import { listMessages, type Message } from '@baylink/contracts/outreach';
import { getOfferTokens, getStation, jobOffered, usualHours } from '@baylink/contracts/repair-station';
import { type RunningService, startService, testClock } from '@baylink/kit';
import { freshNames, startNats, type TestNats, testServers } from '@baylink/local/test-servers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { queueMessage } from './domain/message.js';
import { OutreachModule } from './index.js';
import { Mailbox } from './mailbox.fixture.js';
import { MessageController } from './message.controller.js';
import { MessageStore } from './message.store.js';

const clock = testClock(new Date('2026-11-23T02:00:00Z'));
const contact = {
  customer: 'c1',
  name: 'Wei Lan',
  phones: ['+86 154 0000 0001'],
  emails: ['wei@example.org'],
  language: 'en' as Language,
  token: 'a-token-of-the-customer',
  vehicle: { vin: 'L01AB3CD1RA000001', brand: 'Aurelis', model: 'Nimbus' },
};
const position = { type: 'Point', coordinates: [114.3, 30.6] };
const station = {
  code: 'S001',
  version: 1,
  name: 'Riverside Service',
  state: 'open',
  position,
  timeZone: 'Asia/Shanghai',
  email: 'desk@riverside.example',
  servicePhone: '+86 154 0000 0002',
  brands: [],
  abilities: [],
  bays: ['1'],
  hours: usualHours,
  canTow: false,
  externalRefs: [],
  flags: [],
};
const dealer = { code: 'D001', version: 1, name: 'Riverside Motors', brands: [], externalRefs: [] };

let nats: TestNats;
let mail: Mailbox;
let outreach: RunningService;
const buses: Bus[] = [];
let others: { 'customer-service': Bus; 'repair-station': Bus; gateway: Bus };
const heard: Envelope[] = [];
let look = () => {};

async function join(service: 'customer-service' | 'repair-station' | 'dealer' | 'gateway'): Promise<Bus> {
  const bus = await natsBus({ url: nats.natsUrl(service), service });
  buses.push(bus);
  return bus;
}

async function start(SMTP_URL: string): Promise<RunningService> {
  const { mongodbUrl, redisUrl } = await testServers();
  const env = {
    MONGODB_URL: mongodbUrl,
    MONGODB_DATABASE: freshNames().database,
    REDIS_URL: redisUrl,
    NATS_URL: nats.natsUrl('outreach'),
    LOG_LEVEL: 'silent',
    PUBLIC_URL: 'https://care.example/',
    SMTP_URL,
    MAIL_FROM: 'Baylink <care@baylink.example>',
    NETWORK_LANGUAGE: 'en',
  };
  return startService(OutreachModule, 'outreach', { env, clock });
}

beforeAll(async () => {
  [nats, mail] = await Promise.all([startNats(), Mailbox.open()]);
  const [customerService, repairStation, dealers, gateway] = await Promise.all([
    join('customer-service'),
    join('repair-station'),
    join('dealer'),
    join('gateway'),
  ]);
  await customerService.answer([{ contract: getContact, handle: async () => contact }]);
  await repairStation.answer([
    { contract: getStation, handle: async () => station },
    {
      contract: getOfferTokens,
      handle: async ({ jobs }: In<typeof getOfferTokens>) => {
        const linked = jobs.filter((job) => !job.startsWith('BL-OLD'));
        return { tokens: Object.fromEntries(linked.map((job) => [job, `token-of-${job.replaceAll('.', '-')}`])) };
      },
    },
  ]);
  await dealers.answer([{ contract: getDealer, handle: async () => dealer }]);
  await gateway.watch('new', (event) => {
    heard.push(event);
    look();
  });
  others = { 'customer-service': customerService, 'repair-station': repairStation, gateway };
  outreach = await start(mail.url);
}, 60_000);
afterAll(async () => {
  await outreach?.stop();
  await Promise.all(buses.map((bus) => bus.drain()));
  await Promise.all([mail?.close(), nats?.stop()]);
});

/** Resolves when that many events of a type were heard about a complaint. */
const hears = (type: string, complaint: string, count = 1) =>
  new Promise<Envelope[]>((resolve) => {
    look = () => {
      const found = heard.filter((event) => event.type === type && event.data.complaint === complaint);
      if (found.length >= count) resolve(found);
    };
    look();
  });
const messagesOf = async (complaint: string): Promise<Message[]> => {
  const reader = { role: 'agent', account: 'a', name: 'A' } as const;
  return (await others.gateway.request(listMessages, { reader, complaint })).items;
};

const envelope = (type: string, subject: string, data: Record<string, unknown>): Envelope => ({
  specversion: '1.0',
  id: `${subject}:1`,
  source: '/test',
  type,
  dataschema: `${type}/1`,
  subject,
  time: clock.now().toISOString(),
  datacontenttype: 'application/json',
  data,
});
const offered = (complaint: string) =>
  envelope('job.offered', `job/${complaint}.1.1`, {
    job: `${complaint}.1.1`,
    complaint,
    station: 'S001',
    stationName: 'Riverside Service',
    round: 1,
    attempt: 1,
    version: 1,
    state: 'offered',
    component: 'brakes',
    slot: { start: '2026-11-23T03:00:00.000Z', end: '2026-11-23T05:00:00.000Z' },
    deadline: '2026-11-23T02:05:00.000Z',
    severity: 'normal',
    vehicle: { vin: 'LSGBL5334HF000001', brand: 'Buick', model: 'Regal' },
    distanceKm: 4,
    driveMinutes: 12,
  });
const assigned = (complaint: string, about: Record<string, unknown>) =>
  envelope('complaint.assigned', `complaint/${complaint}`, { complaint, state: 'assigned', first: true, ...about });
const asked = (complaint: string, reminder: boolean) =>
  envelope('complaint.follow-up-asked', `complaint/${complaint}${reminder ? '/again' : ''}`, {
    complaint,
    state: 'following-up',
    kind: 'technical',
    dealer: '-',
    round: 1,
    reminder,
  });
const technical = { kind: 'technical', dealer: 'D001', station: 'S001' };

describe('an offer', () => {
  test('reaches the station with the deadline on its own clock and no word about the customer', async () => {
    const complaint = 'BL-OFFER';
    await others['repair-station'].publish(jobOffered, offered(complaint));
    const letter = await mail.about(complaint);
    expect(letter).toMatchObject({ to: 'desk@riverside.example', from: 'care@baylink.example' });
    expect(letter.subject).toContain('10:05');
    expect(letter.text).toContain('https://care.example/o/token-of-BL-OFFER-1-1');
    const said = `${letter.subject} ${letter.text}`;
    for (const word of ['Wei', '0000 0001', 'wei@', contact.token]) expect(said).not.toContain(word);
    await hears('message.sent', complaint);
    expect(await messagesOf(complaint)).toMatchObject([
      { template: 'job-offered', state: 'sent', channel: 'email', tries: 1, sentAt: clock.now().toISOString() },
    ]);
  });

  test('I10: is answered by a link that only the station reads', async () => {
    const complaint = 'BL-SECRET';
    await others['repair-station'].publish(jobOffered, offered(complaint));
    await hears('message.sent', complaint);
    expect((await mail.about(complaint)).text).toContain('token-of-BL-SECRET-1-1');
    const told = [await messagesOf(complaint), heard.filter(({ data }) => data.complaint === complaint)];
    expect(JSON.stringify(told)).not.toContain('token-of');
  });

  test('leads to its own link, however many are made at once', async () => {
    const complaints = Array.from({ length: 30 }, (_, i) => `BL-MANY${i}`);
    for (const complaint of complaints) await others['repair-station'].publish(jobOffered, offered(complaint));
    for (const complaint of complaints) {
      expect((await mail.about(`token-of-${complaint}-1-1`)).text).toMatch(new RegExp(`Complaint: ${complaint}\\s`));
    }
  });

  test('that was made before there were links leads to the page of the station', async () => {
    const complaint = 'BL-OLD';
    await others['repair-station'].publish(jobOffered, offered(complaint));
    expect((await mail.about(complaint)).text).toContain('https://care.example/station');
  });

  test('that is delivered again, also at the same time, is told once', async () => {
    const complaint = 'BL-AGAIN';
    const handlers = outreach.get(MessageController);
    const deliver = () => handlers.onJobOffered(offered(complaint) as never);
    await Promise.all([deliver(), deliver(), deliver()]);
    await hears('message.sent', complaint);
    await deliver();
    await clock.advance('PT2M');
    expect(await messagesOf(complaint)).toHaveLength(1);
    expect(mail.allAbout(complaint)).toHaveLength(1);
  });
});

describe('a complaint in hand', () => {
  test('the customer gets the link to where it stands, with the name of the station', async () => {
    const complaint = 'BL-STATION';
    await others['customer-service'].publish(complaintAssigned, assigned(complaint, technical));
    const letter = await mail.about(complaint);
    expect(letter.to).toBe('wei@example.org');
    expect(letter.text).toContain('Riverside Service');
    expect(letter.text).toContain(`https://care.example/t/${contact.token}`);
    await hears('message.sent', complaint);
    expect(await messagesOf(complaint)).toMatchObject([
      { template: 'station-assigned', link: `https://care.example/t/${contact.token}`, text: letter.text.trimEnd() },
    ]);
  });

  test('a second station for the same repair is no second message', async () => {
    const complaint = 'BL-SECOND';
    const event = assigned(complaint, { ...technical, first: false });
    await outreach.get(MessageController).onComplaintAssigned(event as never);
    expect(await messagesOf(complaint)).toEqual([]);
  });

  test('of a dealer is told to the customer, and to the dealer on the console as it has no e-mail', async () => {
    const complaint = 'BL-DEALER';
    await others['customer-service'].publish(
      complaintAssigned,
      assigned(complaint, { kind: 'service', dealer: 'D001' }),
    );
    await hears('message.sent', complaint, 2);
    const messages = await messagesOf(complaint);
    expect(messages.map(({ recipient, channel, link }) => [recipient.kind, channel, link]).sort()).toEqual([
      ['customer', 'email', `https://care.example/t/${contact.token}`],
      ['dealer', 'console', 'https://care.example/dealer'],
    ]);
    expect(mail.allAbout(complaint)).toMatchObject([{ to: 'wei@example.org' }]);
  });

  test('of the desk is told to the customer', async () => {
    const complaint = 'BL-DESK';
    await others['customer-service'].publish(complaintAssigned, assigned(complaint, { kind: 'service', dealer: '-' }));
    await hears('message.sent', complaint);
    expect(await messagesOf(complaint)).toMatchObject([{ template: 'desk-assigned', recipient: { kind: 'customer' } }]);
  });
});

test('the follow-up is asked and asked once more, each time with its own words', async () => {
  const complaint = 'BL-FOLLOW';
  await others['customer-service'].publish(complaintFollowUpAsked, asked(complaint, false));
  await others['customer-service'].publish(complaintFollowUpAsked, asked(complaint, true));
  await hears('message.sent', complaint, 2);
  const templates = (await messagesOf(complaint)).map(({ template }) => template);
  expect(templates.sort()).toEqual(['follow-up', 'follow-up-reminder']);
});

describe('a mail server', () => {
  test('that refuses for now gets the same letter a minute later', async () => {
    const complaint = 'BL-LATER';
    mail.refuseWith(451);
    await others['customer-service'].publish(complaintAssigned, assigned(complaint, technical));
    await hears('message.delayed', complaint);
    expect(await messagesOf(complaint)).toMatchObject([{ state: 'queued', tries: 1, reason: 'smtp-451' }]);
    mail.refuseWith(undefined);
    await clock.advance('PT59S');
    expect(mail.allAbout(complaint)).toEqual([]);
    await clock.advance('PT1S');
    expect(mail.allAbout(complaint)).toHaveLength(1);
    expect(await messagesOf(complaint)).toMatchObject([{ state: 'sent', tries: 2 }]);
  });

  test('that knows no such recipient gets no second try, and nothing that is published names the recipient', async () => {
    const complaint = 'BL-NOBODY';
    mail.refuseWith(550);
    await others['customer-service'].publish(complaintAssigned, assigned(complaint, technical));
    const failed = await hears('message.failed', complaint);
    mail.refuseWith(undefined);
    expect(await messagesOf(complaint)).toMatchObject([{ state: 'failed', tries: 1, reason: 'smtp-550' }]);
    expect(JSON.stringify(failed)).not.toContain('wei@');
  });
});

test('a message that a crash left unsent is sent by the clock', async () => {
  const complaint = 'BL-CRASH';
  const to = { kind: 'customer', id: 'c1', email: 'wei@example.org', language: 'en' } as const;
  const said = { subject: `About ${complaint}`, text: 'x', link: 'https://care.example/t/x' };
  const draft = {
    event: `complaint/${complaint}:1`,
    complaint,
    template: 'follow-up',
    to,
    channel: 'email',
    ...said,
  } as const;
  const net = new Date(clock.now().getTime() + 60_000);
  await outreach.get(MessageStore).messages.insert(queueMessage(draft, clock.now(), net));
  await clock.advance('PT1M');
  expect(mail.allAbout(complaint)).toHaveLength(1);
});

test.each(['dealer', 'station'] as const)('a %s sees no messages', async (role) => {
  const reader = { role, account: 'a', name: 'A' };
  expect(await others.gateway.request(listMessages, { reader, complaint: 'BL-OFFER' })).toEqual({ items: [] });
});

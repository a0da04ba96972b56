import { expect, test } from '@jest/globals';
import { natsConfig } from './nats-config.js';
import { natsPermissions } from './nats-permissions.js';

const two = {
  workshop: { asks: ['office'], says: ['job'], hears: ['onCall'] },
  office: { asks: [], says: ['call', 'bill'], hears: [] },
};
const rights = natsPermissions(two);

test('a service asks whom the table says, says its own nouns and parks under its own name', () => {
  const subjects = rights.workshop!.publish.allow.filter((subject) => !subject.startsWith('$JS'));
  expect(subjects).toEqual(['office.>', 'event.job.>', 'parked.workshop.>']);
  const others = rights.office!.publish.allow.filter((subject) => !subject.startsWith('$JS'));
  expect(others).toEqual(['event.call.>', 'event.bill.>', 'parked.office.>']);
});

test('a service listens to its own requests, in its queue group, and to its own answers', () => {
  expect(rights.workshop!.subscribe.allow).toEqual(['workshop.> workshop', '_INBOX.workshop.>']);
  expect(rights.workshop!.responses).toBe(true);
});

test('a service has the consumers of its handlers and no other', () => {
  const consumers = rights.workshop!.publish.allow.filter((subject) => /CONSUMER|ACK/.test(subject));
  expect(consumers).toEqual([
    '$JS.API.CONSUMER.CREATE.EVENTS.workshop_onCall',
    '$JS.API.CONSUMER.CREATE.EVENTS.workshop_onCall.>',
    '$JS.API.CONSUMER.DURABLE.CREATE.EVENTS.workshop_onCall',
    '$JS.API.CONSUMER.INFO.EVENTS.workshop_onCall',
    '$JS.API.CONSUMER.MSG.NEXT.EVENTS.workshop_onCall',
    '$JS.ACK.EVENTS.workshop_onCall.>',
  ]);
  expect(rights.office!.publish.allow.filter((subject) => /CONSUMER|ACK/.test(subject))).toEqual([]);
});

test('the gateway asks everybody, says nothing but what is given to its handler again, and keeps off the consumers of services', () => {
  const { publish, subscribe, responses } = rights.gateway!;
  expect(publish.allow.filter((subject) => !subject.startsWith('$JS'))).toEqual([
    'workshop.>',
    'office.>',
    'event.redriven.>',
  ]);
  expect(publish.deny).toContain('$JS.API.CONSUMER.MSG.NEXT.EVENTS.workshop_onCall');
  expect(publish.deny).toContain('$JS.API.CONSUMER.DELETE.EVENTS.workshop_onCall');
  expect(subscribe.allow).toEqual(['event.>', '_INBOX.gateway.>']);
  expect(responses).toBeUndefined();
});

test('only the user that makes the streams may do everything', () => {
  const everything = Object.entries(rights).filter(([, { publish }]) => publish.allow.includes('>'));
  expect(everything.map(([name]) => name)).toEqual(['setup']);
});

const settings = { host: '127.0.0.1', port: 4222, dataDir: '/data', syncAlways: true };
const passwords = { workshop: 'a"b', office: '$OFFICE', gateway: 'g', setup: 's' };

test('a password is quoted as it is, and one kept in the environment is named', () => {
  const config = natsConfig(two, { ...settings, passwords });
  expect(config).toContain('user: "workshop", password: "a\\"b"');
  expect(config).toContain('user: "office", password: $OFFICE\n');
});

test('a server that cannot write each message to the disk is not asked to, and health is answered only if wanted', () => {
  const config = natsConfig(two, { ...settings, passwords, syncAlways: false, monitorPort: 8222 });
  expect(config).not.toContain('sync_interval');
  expect(config).toContain('http: "127.0.0.1:8222"');
  expect(natsConfig(two, { ...settings, passwords })).not.toContain('http:');
});

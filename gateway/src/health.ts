import type { Bus } from '@baylink/bus';
import { type Reader, type ServiceName, serviceNames } from '@baylink/contracts';
import { countComplaints } from '@baylink/contracts/customer-service';
import { listDealers } from '@baylink/contracts/dealer';
import { listMessages } from '@baylink/contracts/outreach';
import { countStations } from '@baylink/contracts/repair-station';
import type { Health } from '@baylink/kit';
import axios from 'axios';
import type { Connection } from 'mongoose';
import type { GatewaySettings } from './settings.js';

const WITHIN_MS = 2000;
const reader: Reader = { role: 'admin', account: 'gateway', name: 'gateway' };

/** Small questions that tell whether a service answers. */
const questions: Record<ServiceName, (bus: Bus) => Promise<unknown>> = {
  'customer-service': (bus) => bus.request(countComplaints, {}, { deadlineMs: WITHIN_MS }),
  'repair-station': (bus) => bus.request(countStations, {}, { deadlineMs: WITHIN_MS }),
  dealer: (bus) => bus.request(listDealers, { reader, limit: 1 }, { deadlineMs: WITHIN_MS }),
  outreach: (bus) => bus.request(listMessages, { reader, complaint: '-' }, { deadlineMs: WITHIN_MS }),
};

/** The product is ready when the gateway's own servers and every service answer. */
export function healthOf(mongo: Connection, bus: Bus, { SERVICES }: GatewaySettings): Health {
  const asks = (name: ServiceName) => {
    const url = SERVICES?.[name];
    return url ? axios.get(readyUrl(url), { timeout: WITHIN_MS }) : questions[name](bus);
  };
  return async () => {
    const services = serviceNames.map(async (name) => [name, await answers(asks(name))] as const);
    return {
      mongodb: await answers(mongo.db!.command({ ping: 1 })),
      nats: bus.healthy(),
      ...Object.fromEntries(await Promise.all(services)),
    };
  };
}

const readyUrl = (url: string) => `${url.replace(/\/(health\/?)?$/, '')}/health/ready`;

const answers = (asked: Promise<unknown>) =>
  asked.then(
    () => true,
    () => false,
  );

import { listOf, Time } from '@baylink/contracts';
import { countComplaints } from '@baylink/contracts/customer-service';
import { countStations } from '@baylink/contracts/repair-station';
import { z } from 'zod';
import { operation } from '../operation.js';

const tag = 'network';
const Count = z.int().min(0);
const ByState = z.record(z.string(), Count);

const ParkedMessage = z.object({
  sequence: z.int(),
  service: z.string(),
  handler: z.string(),
  envelope: z.unknown(),
  error: z.string(),
  at: Time,
});

export const network = {
  network: operation({
    method: 'GET',
    path: '/network',
    tag,
    summary: 'How much of everything there is, and in which state',
    output: z.object({ stations: Count, jobs: ByState, complaints: ByState, customers: Count, vehicles: Count }),
    async answer(_call, ask) {
      const [stations, complaints] = await Promise.all([ask(countStations, {}), ask(countComplaints, {})]);
      return { ...stations, ...complaints };
    },
  }),
  events: operation({
    method: 'GET',
    path: '/events',
    tag,
    summary: 'What happens, as it happens: server-sent events that this reader may see, resumable by Last-Event-ID',
    query: z.object({
      /** The last `id` seen, where the header `Last-Event-ID` cannot be set. */
      lastEventId: z
        .string()
        .regex(/^\d{1,15}$/)
        .optional(),
    }),
    produces: 'text/event-stream',
    output: z.string(),
  }),
  parked: operation({
    method: 'GET',
    path: '/parked',
    tag,
    summary: 'Events that could not be handled, oldest first',
    output: listOf(ParkedMessage),
  }),
  redrive: operation({
    method: 'POST',
    path: '/parked/{sequence}/redrive',
    tag,
    summary: 'Give a parked event to the handler that failed, once more',
    params: z.object({
      sequence: z
        .string()
        .regex(/^\d{1,15}$/)
        .transform(Number),
    }),
    status: 204,
  }),
};

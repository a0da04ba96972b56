import { type Envelope, event, request } from '@baylink/contracts';
import { z } from 'zod';

let made = 0;
/** A name that no other test uses. */
export const fresh = (prefix: string) => `${prefix}${process.pid}x${++made}`;

/** A request that gives its text back; `times` is filled in when left out. */
export const echoOf = (service: string) =>
  request(`${service}.echo.say`, {
    input: z.object({ text: z.string().max(20), times: z.int().default(1) }),
    output: z.object({ text: z.string() }),
  });

/** An event of a noun of its own. */
export const madeOf = (noun: string) => event(`${noun}.made`, 1, z.object({ by: z.string(), n: z.int() }), 'by');

/** One version of one aggregate's event, as a service stores it. */
export function envelopeOf(contract: ReturnType<typeof madeOf>, aggregate: string, n: number): Envelope {
  return {
    specversion: '1.0',
    id: `${contract.type}:${aggregate}:${n}`,
    source: '/baylink/test',
    type: contract.type,
    dataschema: `/schemas/${contract.type}/1`,
    subject: aggregate,
    time: '2026-11-23T10:00:00.000Z',
    datacontenttype: 'application/json',
    data: { by: 'tester', n },
  };
}

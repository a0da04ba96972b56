import { type Envelope, type EventContract, parse } from '@baylink/contracts';
import { z } from 'zod';

/** The shape of every envelope. Attributes that CloudEvents lets others add are kept. */
const AnyEnvelope = z.looseObject({
  specversion: z.literal('1.0'),
  id: z.string().min(1),
  source: z.string(),
  type: z.string(),
  dataschema: z.string(),
  subject: z.string().min(1),
  time: z.string(),
  datacontenttype: z.literal('application/json'),
  traceparent: z.string().optional(),
  data: z.looseObject({}),
});

type Read =
  | { event: Envelope; fault?: never }
  | { event: 'foreign'; fault?: never }
  | { event?: never; fault: unknown };

/** Reads messages for a handler of `contracts`: an envelope that fits, one of another type, or what is wrong with it. */
export function readerOf(contracts: readonly EventContract[]): (body: string) => Read {
  const byType = new Map(contracts.map((contract) => [contract.type, contract]));
  return (body) => {
    try {
      const envelope: Envelope = parse(AnyEnvelope, JSON.parse(body));
      const contract = byType.get(envelope.type);
      if (!contract) return { event: 'foreign' };
      return { event: { ...envelope, data: parse(contract.data, envelope.data) } };
    } catch (fault) {
      return { fault };
    }
  };
}

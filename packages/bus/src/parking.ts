import { Refusal } from '@baylink/contracts';
import type { Parked, Settled } from './bus.js';
import { inOneLine } from './protocol.js';
import type { Delivery, Stored, Wire } from './wire.js';

const header = { error: 'Baylink-Error', at: 'Baylink-At' } as const;

/** Where a redriven message goes: to the one handler that failed. Watchers leave these out. */
export const redrivenSubject = (service: string, handler: string) => `${redriven}${service}_${handler}`;
export const redriven = 'event.redriven.';

/** Lays a message aside as it came, with what was wrong. Once per message, however often it is tried. */
export function park(wire: Wire, options: Settled, handler: string, delivery: Delivery, error: unknown): Promise<void> {
  const { service, publishWithinMs } = options;
  const about = { [header.error]: inOneLine(error), [header.at]: new Date().toISOString() };
  const id = `${service}_${handler}:${delivery.sequence}`;
  return wire.store(`parked.${service}.${handler}`, id, about, delivery.body, publishWithinMs);
}

export async function listParked(wire: Wire): Promise<Parked[]> {
  return (await wire.parked.list()).map(toParked);
}

/** Stored again before it is removed: a crash between the two is made good by doing it again. */
export async function redrive(wire: Wire, sequence: number, withinMs: number): Promise<void> {
  const stored = await wire.parked.read(sequence);
  if (!stored) throw new Refusal('not-found', { sequence });
  const { service, handler } = toParked(stored);
  await wire.store(redrivenSubject(service, handler), `redriven:${sequence}`, {}, stored.body, withinMs);
  await wire.parked.remove(sequence);
}

function toParked(stored: Stored): Parked {
  const [, service = '', handler = ''] = stored.subject.split('.');
  return {
    sequence: stored.sequence,
    service,
    handler,
    envelope: jsonOrText(stored.body),
    error: stored.header(header.error) ?? '',
    at: stored.header(header.at) ?? '',
  };
}

function jsonOrText(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

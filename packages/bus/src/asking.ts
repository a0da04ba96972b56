import { type Asked, type Out, Refusal, type RequestContract } from '@baylink/contracts';
import type { RequestOptions, Settled } from './bus.js';
import { currentContext, nextHop } from './context.js';
import { header, type Reply, readRefusal, refusalOf } from './protocol.js';
import type { Headers, Wire } from './wire.js';

/** Asks over the wire. The input is checked where it arrives, the output here: each once, by who has to trust it. */
export async function ask<C extends RequestContract>(
  wire: Wire,
  { onAsked }: Settled,
  contract: C,
  input: Asked<C>,
  { deadlineMs = 5000 }: RequestOptions = {},
): Promise<Out<C>> {
  const began = performance.now();
  const { subject } = contract;
  let outcome = 'ok';
  try {
    const body = input === undefined ? '' : JSON.stringify(input);
    return read(contract, await wire.ask(subject, headersFor(deadlineMs), body, deadlineMs));
  } catch (error) {
    const refused = refusalOf(error, subject.slice(0, subject.indexOf('.')));
    outcome = Refusal.is(refused) ? refused.code : 'internal';
    throw refused;
  } finally {
    onAsked({ subject, outcome, ms: performance.now() - began });
  }
}

function headersFor(deadlineMs: number): Headers {
  const context = currentContext();
  const headers: Record<string, string> = {
    [header.traceparent]: nextHop(context?.traceparent),
    [header.deadline]: String(Date.now() + deadlineMs),
  };
  if (context?.requestKey) headers[header.requestKey] = context.requestKey;
  if (context?.requestHash) headers[header.requestHash] = context.requestHash;
  return headers;
}

function read<C extends RequestContract>({ subject, output }: C, body: string): Out<C> {
  const reply = JSON.parse(body) as Reply;
  if (reply.refusal) throw readRefusal(reply.refusal);
  const result = output.safeParse(reply.ok);
  if (result.success) return result.data as Out<C>;
  const fields = result.error.issues.map(({ path, code }) => ({ field: path.join('.'), rule: code }));
  throw new Refusal('internal', { subject, fields });
}

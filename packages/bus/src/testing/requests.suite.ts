import { Refusal, request } from '@baylink/contracts';
import { expect, test } from '@jest/globals';
import type { MeasuredRequest } from '../bus.js';
import { type Context, currentContext, newTrace, runWith } from '../context.js';
import { Collected, door } from './collected.js';
import { echoOf, fresh } from './contracts.js';
import type { Join } from './join.js';

/** Asking and answering. */
export function requestsSuite(join: Join): void {
  test('an answer comes back, and what the asker left out is filled in', async () => {
    const service = fresh('answerer');
    const echo = echoOf(service);
    const heard: unknown[] = [];
    const handle = async (input: { text: string }) => {
      heard.push(input);
      return { text: input.text, internal: 'not declared, so not handed out' };
    };
    await (await join(service)).answer([{ contract: echo, handle }]);
    await expect((await join('asker')).request(echo, { text: 'hello' })).resolves.toEqual({ text: 'hello' });
    expect(heard).toEqual([{ text: 'hello', times: 1 }]);
  });

  test('a refusal crosses with its code and its detail', async () => {
    const service = fresh('answerer');
    const echo = echoOf(service);
    const handle = () => Promise.reject(new Refusal('too-late', { deadline: '10:05' }));
    await (await join(service)).answer([{ contract: echo, handle }]);
    const asked = (await join('asker')).request(echo, { text: 'hello' });
    await expect(asked).rejects.toMatchObject({ name: 'Refusal', code: 'too-late', detail: { deadline: '10:05' } });
    await expect(asked).rejects.toBeInstanceOf(Refusal);
  });

  test('an unexpected error crosses as a reference to the log and nothing else', async () => {
    const service = fresh('answerer');
    const echo = echoOf(service);
    const logged: Record<string, unknown>[] = [];
    const logger = { info() {}, warn() {}, error: (fields: object) => logged.push({ ...fields }) };
    const handle = () => Promise.reject(new Error('the phone of Ms Li is 139'));
    await (await join(service, { logger })).answer([{ contract: echo, handle }]);
    const asked = (await join('asker')).request(echo, { text: 'hello' });
    const refusal = (await asked.catch((error) => error)) as Refusal;
    expect(refusal.code).toBe('internal');
    expect(refusal.detail).toEqual({ reference: expect.any(String) });
    expect(logged).toMatchObject([{ reference: refusal.detail.reference, subject: echo.subject }]);
  });

  test('an error that only says that something is away for the moment is a time to come again, not a fault', async () => {
    const service = fresh('answerer');
    const echo = echoOf(service);
    const isAway = (error: unknown) => error instanceof RangeError;
    const handle = () => Promise.reject(new RangeError('no primary'));
    await (await join(service, { isAway })).answer([{ contract: echo, handle }]);
    const asked = (await join('asker')).request(echo, { text: 'hello' });
    await expect(asked).rejects.toMatchObject({ code: 'unavailable', detail: { service, retryAfterSeconds: 1 } });
  });

  test('input that does not fit is refused, naming the field, and the handler never sees it', async () => {
    const service = fresh('answerer');
    const echo = echoOf(service);
    let handled = 0;
    await (await join(service)).answer([{ contract: echo, handle: async () => handled++ }]);
    const asked = (await join('asker')).request(echo, { text: 'x'.repeat(21) });
    await expect(asked).rejects.toMatchObject({
      code: 'invalid',
      detail: { errors: [{ field: 'text', maximum: 20 }] },
    });
    expect(handled).toBe(0);
  });

  test('output that does not fit is an internal refusal, not a surprise for the asker', async () => {
    const service = fresh('answerer');
    const echo = echoOf(service);
    await (await join(service)).answer([{ contract: echo, handle: async () => ({ text: 42 }) }]);
    const asked = (await join('asker')).request(echo, { text: 'hello' });
    await expect(asked).rejects.toMatchObject({ code: 'internal', detail: { fields: [{ field: 'text' }] } });
  });

  test('an output that cannot be written is an internal refusal, not a silence', async () => {
    const service = fresh('answerer');
    const echo = echoOf(service);
    await (await join(service)).answer([{ contract: echo, handle: async () => ({ text: 1n }) }]);
    await expect((await join('asker')).request(echo, { text: 'hello' })).rejects.toMatchObject({ code: 'internal' });
  });

  test('a service that is not there is unavailable at once', async () => {
    const service = fresh('nobody');
    const asked = (await join('asker')).request(echoOf(service), { text: 'hello' }, { deadlineMs: 60_000 });
    await expect(asked).rejects.toMatchObject({ code: 'unavailable', detail: { service, retryAfterSeconds: 1 } });
  });

  test('a service that does not reply by the deadline is unavailable', async () => {
    const service = fresh('answerer');
    const echo = echoOf(service);
    const { opened, open } = door();
    await (await join(service)).answer([{ contract: echo, handle: () => opened }]);
    const asked = (await join('asker')).request(echo, { text: 'hello' }, { deadlineMs: 30 });
    await expect(asked).rejects.toMatchObject({ code: 'unavailable', detail: { service, reason: 'timeout' } });
    open();
  });

  test('a request that arrives after its deadline is not worked on', async () => {
    const service = fresh('answerer');
    const echo = echoOf(service);
    let handled = 0;
    const measured = new Collected<MeasuredRequest>();
    const answerer = await join(service, { onRequest: measured.add });
    await answerer.answer([{ contract: echo, handle: async () => handled++ }]);
    const asked = (await join('asker')).request(echo, { text: 'hello' }, { deadlineMs: -1 });
    await expect(asked).rejects.toMatchObject({ code: 'unavailable' });
    expect(await measured.until(1)).toMatchObject([{ subject: echo.subject, outcome: 'expired' }]);
    expect(handled).toBe(0);
  });

  test('two processes of a service share its requests, and each request is answered by one', async () => {
    const service = fresh('answerer');
    const echo = echoOf(service);
    const handled = [0, 0];
    for (const one of [0, 1]) {
      const handle = async () => ({ text: String(++handled[one]!) });
      await (await join(service)).answer([{ contract: echo, handle }]);
    }
    const asker = await join('asker');
    await Promise.all(Array.from({ length: 100 }, () => asker.request(echo, { text: 'hello' })));
    expect(handled[0]! + handled[1]!).toBe(100);
    expect(Math.min(...handled)).toBeGreaterThan(0);
  });

  test('a service with its hands full of one thing says so at once, and still answers another', async () => {
    const service = fresh('answerer');
    const echo = echoOf(service);
    const other = request(`${service}.echo.whisper`, { input: echo.input, output: echo.output });
    const { opened, open } = door();
    const begun = new Collected<void>();
    const handle = async () => {
      begun.add();
      await opened;
      return { text: 'done' };
    };
    const answers = [
      { contract: echo, handle },
      { contract: other, handle: async () => ({ text: 'hush' }) },
    ];
    await (await join(service, { requestConcurrency: 1 })).answer(answers);
    const asker = await join('asker');
    const first = asker.request(echo, { text: 'first' });
    await begun.until(1);
    const second = asker.request(echo, { text: 'second' });
    await expect(second).rejects.toMatchObject({ code: 'unavailable', detail: { service, busy: true } });
    await expect(asker.request(other, { text: 'third' })).resolves.toEqual({ text: 'hush' });
    open();
    await expect(first).resolves.toEqual({ text: 'done' });
  });

  test('trace, request key and body hash travel with a request, one span further on', async () => {
    const service = fresh('answerer');
    const echo = echoOf(service);
    let there: Context | undefined;
    const handle = async () => {
      there = currentContext();
      return { text: 'done' };
    };
    await (await join(service)).answer([{ contract: echo, handle }]);
    const asker = await join('asker');
    const here = { traceparent: newTrace(), requestKey: 'key-1', requestHash: 'a1b2' };
    await runWith(here, () => asker.request(echo, { text: 'hello' }));
    expect(there).toMatchObject({ requestKey: 'key-1', requestHash: 'a1b2' });
    expect(there!.traceparent.slice(0, 35)).toBe(here.traceparent.slice(0, 35));
    expect(there!.traceparent).not.toBe(here.traceparent);
  });
}

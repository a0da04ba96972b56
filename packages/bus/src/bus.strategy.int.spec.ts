import 'reflect-metadata';
import { type In, Refusal, type RequestContract, request } from '@baylink/contracts';
import { startNats, type TestNats } from '@baylink/local/test-servers';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Controller, Injectable, Module, type Type, UseInterceptors } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { tap } from 'rxjs';
import { z } from 'zod';
import { Answers, On } from './answers.js';
import type { Bus, Heard } from './bus.js';
import { BusStrategy } from './bus.strategy.js';
import { natsBus } from './nats-bus.js';
import { Collected } from './testing/collected.js';
import { envelopeOf, madeOf } from './testing/contracts.js';

const input = z.object({ job: z.string(), note: z.string().default('none') });
const acceptJob = request('repair-station.job.accept-test', { input, output: z.object({ state: z.string() }) });
const declineJob = request('repair-station.job.decline-test', { input, output: z.object({ state: z.string() }) });
const foreignJob = request('dealer.job.accept-test', { input, output: z.object({ state: z.string() }) });
const contracts: RequestContract[] = [acceptJob, declineJob, foreignJob];
const [opened, changed] = [madeOf('complaint'), madeOf('customer')];

let nats: TestNats;
const closing: (() => Promise<void>)[] = [];
beforeAll(async () => {
  nats = await startNats();
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
afterAll(() => nats.stop());

async function join(service: string): Promise<Bus> {
  const bus = await natsBus({ service, url: nats.natsUrl('setup'), backoffMs: [5], maxDeliver: 2 });
  closing.push(() => bus.drain());
  return bus;
}

/** Starts a Nest application of these controllers as the repair station. */
async function start(...controllers: Type[]): Promise<void> {
  class App {}
  Module({ controllers })(App);
  const strategy = new BusStrategy(await join('repair-station')).expectAnswers('repair-station', contracts);
  const app = await NestFactory.createMicroservice(App, { strategy, logger: false });
  closing.push(() => app.close());
  await app.listen();
}

const heard = new Collected<string>();
const intercepted: unknown[] = [];
@Injectable()
class Witness {
  intercept(_context: unknown, next: { handle(): import('rxjs').Observable<unknown> }) {
    return next.handle().pipe(tap((output) => intercepted.push(output)));
  }
}

@Controller()
class Offers {
  @Answers(acceptJob)
  @UseInterceptors(Witness)
  async accept({ job, note }: In<typeof acceptJob>, ...more: unknown[]) {
    return { state: `${job} accepted, note ${note}, ${more.length} more arguments` };
  }

  @Answers(declineJob)
  decline({ job }: In<typeof declineJob>) {
    if (job === 'odd') throw new TypeError('job is odd');
    throw new Refusal('too-late', { deadline: '10:05' });
  }
}

@Controller()
class Hearing {
  @On(opened, changed)
  async onComplaintOpened(event: Heard<typeof opened | typeof changed>) {
    heard.add(`${event.type} ${event.data.n}`);
    if (heard.all.length === 1) throw new Error('not yet');
  }

  @On(opened)
  async onComplaintCancelled() {}

  @On(opened)
  async onOfferLost() {}

  @On(opened)
  async onNetworkChanged() {}

  @On(opened)
  async onJudged() {}
}

test('an answer runs through the pipeline of Nest and receives the parsed input alone', async () => {
  await start(Offers, Hearing);
  const answer = { state: 'j1 accepted, note none, 0 more arguments' };
  await expect((await join('asker')).request(acceptJob, { job: 'j1' })).resolves.toEqual(answer);
  expect(intercepted).toEqual([answer]);
});

test('a refusal crosses with its code, though Nest would hide it', async () => {
  await start(Offers, Hearing);
  const asked = (await join('asker')).request(declineJob, { job: 'j1' });
  await expect(asked).rejects.toMatchObject({ code: 'too-late', detail: { deadline: '10:05' } });
});

test('any other error crosses as internal', async () => {
  await start(Offers, Hearing);
  const asked = (await join('asker')).request(declineJob, { job: 'odd' });
  await expect(asked).rejects.toMatchObject({ code: 'internal', detail: { reference: expect.any(String) } });
});

test('one method hears several events, and again what it could not handle', async () => {
  await start(Offers, Hearing);
  const publisher = await join('publisher');
  await publisher.publish(opened, envelopeOf(opened, 'complaint-1', 1));
  await heard.until(2);
  await publisher.publish(changed, envelopeOf(changed, 'customer-1', 2));
  expect(await heard.until(3)).toEqual([`${opened.type} 1`, `${opened.type} 1`, `${changed.type} 2`]);
});

test('a service without an answer to one of its requests does not start, and names it', async () => {
  @Controller()
  class Half {
    @Answers(acceptJob)
    async accept() {}
  }
  await expect(start(Half, Hearing)).rejects.toThrow(`${declineJob.subject} has no answer`);
});

test('a service with two answers to one request does not start', async () => {
  @Controller()
  class Again {
    @Answers(acceptJob)
    async accept() {}
  }
  await expect(start(Offers, Again, Hearing)).rejects.toThrow(`${acceptJob.subject} has more than one answer`);
});

test('a service that answers for another does not start', async () => {
  @Controller()
  class Foreign {
    @Answers(foreignJob)
    async accept() {}
  }
  await expect(start(Offers, Foreign, Hearing)).rejects.toThrow(
    `${foreignJob.subject} is not declared for repair-station`,
  );
});

test('a service whose event handlers are not those of the topology does not start', async () => {
  @Controller()
  class Other {
    @On(opened)
    async onSomethingElse() {}
  }
  const starting = start(Offers, Other);
  await expect(starting).rejects.toThrow('onComplaintOpened is in the topology but hears nothing');
  await expect(starting).rejects.toThrow('onSomethingElse is not in the topology of repair-station');
});

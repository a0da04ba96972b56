import { type Bus, natsBus } from '@baylink/bus';
import { type Asked, type In, Refusal, type RequestContract, type ServiceName, serviceNames } from '@baylink/contracts';
import { testClock } from '@baylink/kit';
import { freshNames, startNats, type TestNats, testServers } from '@baylink/local/test-servers';
import { type RunningGateway, startGateway } from '../start.js';

type Answering = { contract: RequestContract; handle(input: never): Promise<unknown> };

/** An answer of a service that plays its part on the real bus. */
export const answering = <C extends RequestContract>(
  contract: C,
  handle: (input: In<C>) => Asked<{ input: C['output'] }> | Promise<Asked<{ input: C['output'] }>>,
): Answering => ({ contract, handle: async (input: In<C>) => handle(input) }) as Answering;

export type Reply = {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into bodies of every shape
  body: any;
};
export type Request = {
  method?: string;
  token?: string;
  body?: unknown;
  raw?: string | Uint8Array;
  headers?: Record<string, string>;
};

/** The gateway on real servers, with services that answer what a test gives them. */
export type Stage = {
  gateway: RunningGateway;
  /** One more gateway on the same servers. */
  another(): Promise<RunningGateway>;
  clock: ReturnType<typeof testClock>;
  nats: TestNats;
  /** The bus as a service has it, to publish events. */
  busOf(service: ServiceName): Promise<Bus>;
  call(path: string, request?: Request): Promise<Reply>;
  /** A token of the demo account of a role. */
  token(demo: string, at?: string): Promise<string>;
  stop(): Promise<void>;
};

export const ADMIN_TOKEN = 'the-token-of-the-local-administrator';

export async function startStage(answers: Answering[], env: Record<string, string> = {}): Promise<Stage> {
  const [servers, nats] = await Promise.all([testServers(), startNats()]);
  const { database } = freshNames();
  const clock = testClock(new Date('2026-11-23T09:00:00Z'));
  const another = () =>
    startGateway({
      clock,
      env: {
        MONGODB_URL: servers.mongodbUrl,
        MONGODB_DATABASE: database,
        NATS_URL: nats.natsUrl('gateway'),
        REDIS_URL: servers.redisUrl,
        PORT: '0',
        LOG_LEVEL: 'silent',
        BAYLINK_ADMIN_TOKEN: ADMIN_TOKEN,
        ...env,
      },
    });
  const gateway = await another();
  const buses = new Map<ServiceName, Promise<Bus>>();
  const busOf = (service: ServiceName) => {
    const bus = buses.get(service) ?? natsBus({ url: nats.natsUrl(service), service });
    buses.set(service, bus);
    return bus;
  };
  for (const service of serviceNames) {
    const own = answers.filter(({ contract }) => contract.subject.startsWith(`${service}.`));
    if (own.length > 0) await (await busOf(service)).answer(own);
  }
  const call = (path: string, request?: Request) => send(`${gateway.url}${path}`, request);
  return {
    gateway,
    another,
    clock,
    nats,
    busOf,
    call,
    async token(demo, at) {
      const { status, body } = await call('/api/v1/session', { body: { demo, at } });
      if (status !== 201) throw new Error(`no session: ${JSON.stringify(body)}`);
      return body.token;
    },
    async stop() {
      await gateway.stop();
      for (const bus of buses.values()) await (await bus).drain();
      await nats.stop();
    },
  };
}

async function send(url: string, { method, token, body, raw, headers }: Request = {}): Promise<Reply> {
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(url, {
    method: method ?? (payload === undefined ? 'GET' : 'POST'),
    headers: {
      ...(payload !== undefined && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(payload !== undefined && { body: payload }),
    redirect: 'manual',
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: isJson && text ? JSON.parse(text) : text };
}

export const notFound = () => {
  throw new Refusal('not-found');
};

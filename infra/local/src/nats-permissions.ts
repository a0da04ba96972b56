import { gatewayName, type ServiceName, serviceNames, streams, type topology } from '@baylink/contracts';

/** Who may log in to NATS: each service, the gateway, and `setup`, which makes the streams and serves tests. */
export type NatsUser = ServiceName | typeof gatewayName | 'setup';
export const natsUsers: readonly NatsUser[] = [...serviceNames, gatewayName, 'setup'];

export type Topology = Record<string, { asks: readonly string[]; says: readonly string[]; hears: readonly string[] }>;
/** What is not allowed is denied. `responses`: may answer a request on the subject it asks the answer on. */
export type Permissions = {
  publish: { allow: readonly string[]; deny?: readonly string[] };
  subscribe: { allow: readonly string[] };
  responses?: boolean;
};

const consumer = '$JS.API.CONSUMER';
/** What every user of JetStream asks before anything else. */
const look = ['$JS.API.INFO', ...Object.values(streams).map((stream) => `$JS.API.STREAM.INFO.${stream}`)];

/** The subjects of every user, from the table of who speaks to whom. */
export function natsPermissions(who: Topology | typeof topology): Record<string, Permissions> {
  const services = Object.entries<Topology[string]>(who);
  return {
    ...Object.fromEntries(services.map(([name, row]) => [name, ofService(name, row)])),
    [gatewayName]: ofGateway(services),
    setup: { publish: { allow: ['>'] }, subscribe: { allow: ['>'] } },
  };
}

function ofService(name: string, { asks, says, hears }: Topology[string]): Permissions {
  return {
    publish: {
      allow: [
        ...asks.map((asked) => `${asked}.>`),
        ...says.map((noun) => `event.${noun}.>`),
        `parked.${name}.>`,
        ...look,
        ...hears.flatMap((handler) => [...own(`${name}_${handler}`), `$JS.ACK.${streams.events}.${name}_${handler}.>`]),
      ],
    },
    // A request is answered by one of a service's processes: only the queue group may listen.
    subscribe: { allow: [`${name}.> ${name}`, `_INBOX.${name}.>`] },
    responses: true,
  };
}

/** What a handler needs of its durable consumer: to make it, look at it, and take from it. */
const own = (durable: string) => [
  `${consumer}.CREATE.${streams.events}.${durable}`,
  `${consumer}.CREATE.${streams.events}.${durable}.>`,
  `${consumer}.DURABLE.CREATE.${streams.events}.${durable}`,
  `${consumer}.INFO.${streams.events}.${durable}`,
  `${consumer}.MSG.NEXT.${streams.events}.${durable}`,
];

/** The gateway asks everybody and reads both streams, but never with a consumer that is a service's own. */
function ofGateway(services: [string, Topology[string]][]): Permissions {
  const reading = Object.values(streams).flatMap((stream) => [
    ...['CREATE', 'INFO', 'DELETE', 'MSG.NEXT'].map((act) => `${consumer}.${act}.${stream}.>`),
    `${consumer}.CREATE.${stream}`,
    `${consumer}.LIST.${stream}`,
    `${consumer}.NAMES.${stream}`,
    `$JS.API.STREAM.MSG.GET.${stream}`,
    `$JS.API.DIRECT.GET.${stream}`,
    `$JS.API.DIRECT.GET.${stream}.>`,
  ]);
  const durables = services.flatMap(([name, { hears }]) => hears.map((handler) => `${name}_${handler}`));
  return {
    publish: {
      // A parked message is given to its handler again, and then taken away.
      allow: [
        ...services.map(([name]) => `${name}.>`),
        ...look,
        ...reading,
        'event.redriven.>',
        `$JS.API.STREAM.MSG.DELETE.${streams.parked}`,
      ],
      deny: durables.flatMap((durable) => [
        ...['CREATE', 'DELETE', 'MSG.NEXT'].map((act) => `${consumer}.${act}.${streams.events}.${durable}`),
        `${consumer}.CREATE.${streams.events}.${durable}.>`,
      ]),
    },
    subscribe: { allow: ['event.>', `_INBOX.${gatewayName}.>`] },
  };
}

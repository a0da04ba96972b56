/**
 * Who speaks to whom. NATS permissions are written from this table and a service that starts checks itself
 * against it: a subject that does not follow from a row here is denied.
 *
 * - `asks`: the services whose requests it may send;
 * - `says`: the nouns of the events it publishes (`event.<noun>.>`);
 * - `hears`: its event handlers; each is one durable consumer `<service>_<handler>`.
 */
export const topology = {
  'customer-service': {
    asks: [],
    says: ['customer', 'vehicle', 'complaint'],
    hears: ['onJob', 'onUnplaced', 'onSale'],
  },
  'repair-station': {
    asks: ['customer-service'],
    says: ['station', 'job', 'dispatch'],
    hears: ['onComplaintOpened', 'onComplaintCancelled', 'onOfferLost', 'onNetworkChanged', 'onJudged'],
  },
  dealer: { asks: [], says: ['dealer', 'sale'], hears: [] },
  outreach: {
    asks: ['customer-service', 'repair-station', 'dealer'],
    says: ['message'],
    hears: ['onJobOffered', 'onComplaintAssigned', 'onFollowUpAsked'],
  },
} as const satisfies Record<string, { asks: readonly string[]; says: readonly string[]; hears: readonly string[] }>;

export type ServiceName = keyof typeof topology;
export const serviceNames = Object.keys(topology) as ServiceName[];

/** The gateway asks every service and watches every event, but answers nothing and says nothing of its own. */
export const gatewayName = 'gateway';

/** Streams: what happened, and what could not be handled. */
export const streams = { events: 'EVENTS', parked: 'PARKED' } as const;

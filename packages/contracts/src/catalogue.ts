import * as complaint from './complaint.js';
import * as customerService from './customer-service.js';
import * as dealer from './dealer.js';
import type { EventContract, RequestContract } from './language.js';
import * as outreach from './outreach.js';
import * as repairStation from './repair-station.js';
import { type ServiceName, topology } from './topology.js';

/** Every request, by the service that answers it. */
export const requests: Record<ServiceName, readonly RequestContract[]> = {
  'customer-service': customerService.customerServiceRequests,
  'repair-station': repairStation.repairStationRequests,
  dealer: dealer.dealerRequests,
  outreach: outreach.outreachRequests,
};

/** Every event there is, by its type. */
export const events: ReadonlyMap<string, EventContract> = new Map(
  [complaint, customerService, dealer, outreach, repairStation]
    .flatMap((module) => Object.values(module) as unknown[])
    .filter(isEvent)
    .map((contract) => [contract.type, contract]),
);

function isEvent(value: unknown): value is EventContract {
  return typeof value === 'object' && value !== null && 'key' in value && 'of' in value && 'data' in value;
}

/** What is wrong with the catalogue: a request under another service's name, a subject or an event declared twice. */
export function catalogueProblems(): string[] {
  const subjects = Object.values(requests)
    .flat()
    .map(({ subject }) => subject);
  const foreign = Object.entries(requests).flatMap(([service, own]) =>
    own
      .filter(({ subject }) => !subject.startsWith(`${service}.`))
      .map(({ subject }) => `${subject} is not ${service}'s`),
  );
  const twice = subjects
    .filter((subject, i) => subjects.indexOf(subject) !== i)
    .map((subject) => `${subject} stands twice`);
  const nouns = Object.values(topology).flatMap(({ says }) => says as readonly string[]);
  const unsaid = [...events.keys()]
    .filter((type) => !nouns.includes(type.split('.')[0]!))
    .map((type) => `nobody says ${type}`);
  return [...foreign, ...twice, ...unsaid];
}

import { Code, Component, parse, type Reader, Refusal, Severity, Vin } from '@baylink/contracts';
import { getVehicle } from '@baylink/contracts/customer-service';
import {
  actOnJob,
  changeStation,
  createStation,
  getJob,
  getStation,
  jobLife,
  listJobs,
  listStations,
  NewStation,
  nearestStations,
  StationChange,
} from '@baylink/contracts/repair-station';
import { z } from 'zod';
import { type Ask, asking, operation } from '../operation.js';
import { Flag, Latitude, Longitude } from '../query.js';

const ByCode = z.object({ code: Code });
const ById = z.object({ id: z.string().min(1).max(60) });

export const stations = {
  listStations: asking({
    method: 'GET',
    path: '/stations',
    tag: 'stations',
    summary: 'Stations, page by page',
    query: listStations.input.omit({ reader: true }),
    asks: listStations,
    input: ({ reader, query }) => ({ reader, ...query }),
  }),
  createStation: asking({
    method: 'POST',
    path: '/stations',
    tag: 'stations',
    summary: 'Add a station',
    body: NewStation,
    status: 201,
    etag: true,
    asks: createStation,
    input: ({ reader, body }) => ({ reader, station: body }),
    location: ({ code }) => `/stations/${code}`,
  }),
  nearestStations: operation({
    method: 'GET',
    path: '/stations/nearest',
    tag: 'stations',
    summary: 'Stations for a position, a component and a car, with the reasons, best first',
    query: z.object({
      lng: Longitude,
      lat: Latitude,
      component: Component.default('other'),
      vin: Vin.optional(),
      drivable: Flag.default(true),
      severity: Severity.default('normal'),
      limit: z.coerce.number().int().min(1).max(50).default(10),
    }),
    output: nearestStations.output,
    async answer({ reader, query: { lng, lat, vin, ...rest } }, ask) {
      const position = { type: 'Point' as const, coordinates: [lng, lat] as [number, number] };
      const car = vin && (await carOf(vin, reader, ask));
      return ask(nearestStations, { reader, position, ...car, ...rest });
    },
  }),
  getStation: asking({
    method: 'GET',
    path: '/stations/{code}',
    tag: 'stations',
    summary: 'A station',
    params: ByCode,
    etag: true,
    asks: getStation,
    input: ({ reader, params }) => ({ reader, ...params }),
  }),
  changeStation: asking({
    method: 'PATCH',
    path: '/stations/{code}',
    tag: 'stations',
    summary: 'Change what is given, keep the rest',
    params: ByCode,
    body: StationChange,
    etag: true,
    ifMatch: true,
    asks: changeStation,
    input: ({ reader, params, version, body }) => ({ reader, ...params, version, change: body }),
  }),
  listJobs: asking({
    method: 'GET',
    path: '/jobs',
    tag: 'jobs',
    summary: 'Jobs, page by page; a station sees its own',
    query: listJobs.input.omit({ reader: true }).extend({ active: Flag.optional() }),
    asks: listJobs,
    input: ({ reader, query }) => ({ reader, ...query }),
  }),
  getJob: asking({
    method: 'GET',
    path: '/jobs/{id}',
    tag: 'jobs',
    summary: 'A job with what you may do to it now',
    params: ById,
    etag: true,
    asks: getJob,
    input: ({ reader, params }) => ({ reader, ...params }),
  }),
  actOnJob: asking({
    method: 'POST',
    path: '/jobs/{id}/actions/{action}',
    tag: 'jobs',
    summary: 'Move a job on',
    params: ById.extend({ action: z.enum(jobLife.names as [string, ...string[]]) }),
    body: z.looseObject({}).default({}),
    etag: true,
    ifMatch: true,
    lives: [jobLife],
    asks: actOnJob,
    input: ({ reader, params: { id, action }, version, body }) => ({
      reader,
      id,
      version,
      action: parse(jobLife.action, { ...body, type: action }),
    }),
  }),
};

/** A car that nobody has heard of yet has no brand and no model to be authorised for. */
async function carOf(vin: string, reader: Reader, ask: Ask): Promise<{ brand?: string; model?: string } | undefined> {
  const found = await ask(getVehicle, { reader, vin }).catch((error: unknown) => {
    if (Refusal.is(error) && error.code === 'not-found') return undefined;
    throw error;
  });
  return found && { brand: found.brand, model: found.model };
}

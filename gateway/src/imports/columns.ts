import { NewCustomer, type RequestContract } from '@baylink/contracts';
import { importCustomers, importVehicles, VehicleRow } from '@baylink/contracts/customer-service';
import { importDealers, importSales, NewDealer, NewSale } from '@baylink/contracts/dealer';
import type { ImportKind } from '@baylink/contracts/imports';
import { importStations, NewStation } from '@baylink/contracts/repair-station';
import type { z } from 'zod';
import { bays, firstPhone, flag, list, number } from './cells.js';

/** One column: which field of the contract it fills, and how its text is read. */
export type Column = {
  /** Path in the row, such as `position.coordinates.0`. Absent: the column may be there and is not used. */
  field?: string;
  read?: (cell: string) => unknown;
  /** The file must have it. Whether a cell may be empty is the contract's to say. */
  required?: true;
  /** A cell that is wrong is noted and left out; the row is worth keeping without it. */
  dispensable?: true;
};
export type Row = Record<string, unknown>;

/** What a kind of file looks like, and what is made of its rows. */
export type FileKind = {
  asks: RequestContract;
  /** The service can say what would become of rows without storing them. */
  previews?: true;
  row: z.ZodType;
  columns: Record<string, Column>;
  /** The columns that tell one row from another. */
  key: readonly string[];
  /** The last touch, after the columns have been read. */
  finish?: (row: Row) => Row;
};

const required = true as const;
const dispensable = true as const;
const longitude = { field: 'position.coordinates.0', read: number };
const latitude = { field: 'position.coordinates.1', read: number };

/** Both degrees of a row that has one of them, so that the one that is missing is named. */
function point({ position, ...row }: Row): Row {
  if (!position) return row;
  const [x, y] = (position as { coordinates: unknown[] }).coordinates;
  return { ...row, position: { type: 'Point', coordinates: [x, y] } };
}

/** How a row names somebody by the reference of their own system; files of no stated system are `csv`. */
const reference = (cell: string) => (cell.includes(':') ? cell : `csv:${cell}`);

export const fileKinds: Record<ImportKind, FileKind> = {
  stations: {
    asks: importStations,
    previews: true,
    row: NewStation,
    key: ['code'],
    columns: {
      code: { field: 'code', required },
      name: { field: 'name', required },
      region: {},
      province: { field: 'province', required },
      city: { field: 'city', required },
      address: { field: 'address', required },
      longitude: { ...longitude, required },
      latitude: { ...latitude, required },
      phone: { field: 'phone', read: firstPhone, required, dispensable },
      service_phone: { field: 'servicePhone', read: firstPhone, required, dispensable },
      email: { field: 'email', dispensable },
      bays: { field: 'bays', read: bays },
      brands: { field: 'brands', read: list },
      abilities: { field: 'abilities', read: list },
      time_zone: { field: 'timeZone' },
      can_tow: { field: 'canTow', read: flag },
      certified_high_voltage: { field: 'certifiedHighVoltage', read: flag },
      technicians: { field: 'technicians', read: number },
    },
    finish: point,
  },
  dealers: {
    asks: importDealers,
    row: NewDealer,
    key: ['code'],
    columns: {
      code: { field: 'code', required },
      name: { field: 'name', required },
      city: { field: 'city' },
      address: { field: 'address' },
      longitude,
      latitude,
      phone: { field: 'phone', read: firstPhone, dispensable },
      email: { field: 'email', dispensable },
      brands: { field: 'brands', read: list },
    },
    finish: point,
  },
  customers: {
    asks: importCustomers,
    row: NewCustomer,
    key: ['system', 'id'],
    columns: {
      id: { field: 'externalRefs.0.id', required },
      system: { field: 'externalRefs.0.system' },
      name: { field: 'name', required },
      phones: { field: 'phones', read: list, required },
      emails: { field: 'emails', read: list },
      language: { field: 'language' },
      address: { field: 'address' },
      preferences: { field: 'preferences' },
    },
    finish: ({ externalRefs, ...row }) => ({
      ...row,
      externalRefs: [{ system: 'csv', ...(externalRefs as Row[])?.[0] }],
    }),
  },
  vehicles: {
    asks: importVehicles,
    row: VehicleRow,
    key: ['vin'],
    columns: {
      vin: { field: 'vin', required },
      brand: { field: 'brand' },
      model: { field: 'model' },
      year: { field: 'year', read: number },
      plate: { field: 'plate' },
      owner_ref: { field: 'ownerRef', read: reference },
    },
  },
  sales: {
    asks: importSales,
    row: NewSale,
    key: ['vin', 'dealer', 'date'],
    columns: {
      vin: { field: 'vin', required },
      dealer: { field: 'dealer', required },
      customer_ref: { field: 'customerRef', read: reference },
      salesperson: { field: 'salesperson' },
      date: { field: 'date', required },
      brand: { field: 'brand' },
      model: { field: 'model' },
      year: { field: 'year', read: number },
    },
  },
};

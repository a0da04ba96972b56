import { technicalCodes } from '@baylink/contracts';
import { stringify } from 'csv-stringify/sync';
import type { DemoNetwork } from './network.js';

export type DemoFile = { kind: 'dealers' | 'stations' | 'customers' | 'vehicles' | 'sales'; rows: number; csv: string };

/** The network as the files that anybody may import, in the order in which they build on each other. */
export function demoFiles({ dealers, stations, customers, cars, sales }: DemoNetwork): DemoFile[] {
  return [
    file('dealers', dealers, ({ code, name, city, address, position: [longitude, latitude], phone, email, brands }) => {
      return { code, name, city, address, longitude, latitude, phone, email, brands: brands.join(';') };
    }),
    file(
      'stations',
      stations,
      ({ position: [longitude, latitude], servicePhone, brands, lacks, canTow, ...station }) => {
        const { code, name, province, city, address, phone, email, bays } = station;
        const abilities =
          lacks.length > 0 ? technicalCodes.filter((able) => !(lacks as readonly string[]).includes(able)) : [];
        return {
          ...{
            code,
            name,
            province,
            city,
            address,
            longitude,
            latitude,
            phone,
            service_phone: servicePhone,
            email,
            bays,
          },
          ...{ brands: brands.join(';'), abilities: abilities.join(';'), can_tow: canTow ? 'yes' : 'no' },
          // Who takes every fault is certified for it; a list without high voltage needs no certificate.
          certified_high_voltage: lacks.length === 0 ? 'yes' : 'no',
        };
      },
    ),
    file('customers', customers, ({ ref, name, phone, email = '', language, address }) => {
      const [system, id] = ref.split(':');
      return { id, system, name, phones: phone, emails: email, language, address };
    }),
    file('vehicles', cars, ({ vin, model: { brand, model }, year, plate, ownerRef }) => {
      return { vin, brand, model, year, plate, owner_ref: ownerRef };
    }),
    file('sales', sales, ({ vin, dealer, customerRef, salesperson, date }) => {
      return { vin, dealer, customer_ref: customerRef, salesperson, date };
    }),
  ];
}

function file<T>(kind: DemoFile['kind'], items: readonly T[], row: (item: T) => Record<string, unknown>): DemoFile {
  return { kind, rows: items.length, csv: stringify(items.map(row), { header: true }) };
}

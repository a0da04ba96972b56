import { randomInt } from 'node:crypto';
import type { Client } from './client.js';

/** Signs of a VIN, ISO 3779: no I, O or Q. */
const vinSigns = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';
export const newVin = () => Array.from({ length: 17 }, () => vinSigns[randomInt(vinSigns.length)]).join('');
const newPhone = () => `1390000${String(randomInt(10_000)).padStart(4, '0')}`;

/** People's Square, Shanghai; stations of a test lie east of it. */
const shanghai = { type: 'Point', coordinates: [121.4737, 31.2304] };
export const eastOf = (km: number) => ({
  type: 'Point',
  coordinates: [121.4737 + km / (111.32 * Math.cos((31.2304 * Math.PI) / 180)), 31.2304],
});

/** Open at any hour of any day, so that a story does not depend on its time. */
const allDay = { weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }], exceptions: [] };

export const station = (code: string, km: number, more: object = {}) => ({
  code,
  name: `Station ${code}`,
  position: eastOf(km),
  phone: '021-00000000',
  servicePhone: '021-00000001',
  hours: allDay,
  bays: ['1', '2'],
  ...more,
});

/** Stations at these distances from the people's square: `S1` is the nearest. */
export async function stationsAt(admin: Client, ...stations: ReturnType<typeof station>[]): Promise<void> {
  for (const one of stations) {
    const { status, body } = await admin.post('/stations', one);
    if (status !== 201) throw new Error(`no station: ${status} ${JSON.stringify(body)}`);
  }
}

/** What a caller says; each call is another person with another car. */
export const complaint = (more: object = {}) => ({
  customer: { name: 'Wei Demo', phone: newPhone() },
  vehicle: { vin: newVin(), brand: 'Aurora', model: 'A5', year: 2024 },
  text: 'The brake pedal is soft and the car pulls to the left.',
  component: 'brakes',
  severity: 'normal',
  position: shanghai,
  channel: 'phone',
  ...more,
});

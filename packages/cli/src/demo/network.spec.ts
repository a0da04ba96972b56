import { LogComplaint, NewCustomer, NewVehicle, Vin } from '@baylink/contracts';
import { NewDealer, NewSale } from '@baylink/contracts/dealer';
import { NewStation } from '@baylink/contracts/repair-station';
import { distanceKm } from '@baylink/geo';
import { sameProvince } from '@baylink/geo/provinces';
import { describe, expect, test } from '@jest/globals';
import { vinCheckDigit } from '../vin.js';
import { has } from './cars.js';
import { type DemoComplaint, demoComplaints } from './complaints.js';
import { faults } from './faults.js';
import { demoNetwork, demoSize, smallSize } from './network.js';
import { serviceStories, technicalStories } from './stories.js';

const SEED = 1;
const network = demoNetwork(SEED);
const complaints = demoComplaints(network, SEED, demoSize.complaints);
const unique = (values: unknown[]) => new Set(values).size;
const point = (coordinates: readonly number[]) => ({ type: 'Point', coordinates });

describe('the demo network', () => {
  test('is the same for the same seed and another for another', () => {
    expect(demoNetwork(SEED)).toEqual(network);
    expect(demoComplaints(demoNetwork(SEED), SEED, demoSize.complaints)).toEqual(complaints);
    expect(demoNetwork(2).customers).not.toEqual(network.customers);
  });

  test('has as much of everything as was promised', () => {
    const { dealers, stations, customers, cars } = network;
    expect([dealers, stations, customers, cars].map((list) => list.length)).toEqual([40, 120, 2000, 2000]);
    expect(complaints).toHaveLength(300);
  });

  test('stands in real cities: every station in its province, and no two in one place', () => {
    const astray = network.stations.filter(({ position, province }) => !sameProvince(position, province).ok);
    expect(astray.map(({ name }) => name)).toEqual([]);
    expect(unique(network.stations.map(({ position }) => position.join()))).toBe(120);
    expect(unique(network.stations.map(({ city }) => city))).toBeGreaterThan(60);
  });

  test('fits the contracts throughout', () => {
    for (const { position, ...dealer } of network.dealers) NewDealer.parse({ ...dealer, position: point(position) });
    for (const { position, lacks, bays, ...station } of network.stations) {
      NewStation.parse({ ...station, position: point(position) });
    }
    for (const { phone, email, ...customer } of network.customers) {
      NewCustomer.parse({ ...customer, phones: [phone], emails: email ? [email] : [] });
    }
    for (const { model, ...car } of network.cars) NewVehicle.parse({ ...car, ...model });
    for (const sale of network.sales) NewSale.parse(sale);
    for (const { body } of complaints) LogComplaint.parse(body);
  });

  test('has VINs that are right to the check digit, each once', () => {
    expect(network.cars.filter(({ vin }) => vin[8] !== vinCheckDigit(Vin.parse(vin)))).toEqual([]);
    expect(unique(network.cars.map(({ vin }) => vin))).toBe(2000);
  });

  test('has phones, also by their last eight digits, plates and codes that nobody shares', () => {
    const { customers, stations, dealers, cars } = network;
    const phones = [...customers, ...stations, ...dealers].map(({ phone }) => phone.replace(/\D/g, '').slice(-8));
    expect(unique(phones)).toBe(2160);
    expect(unique(cars.map(({ plate }) => plate))).toBe(2000);
    expect(unique([...stations, ...dealers].map(({ code }) => code))).toBe(160);
  });

  test('reaches nobody: every phone begins with 154, every e-mail ends in .example, every plate holds an I', () => {
    const { customers, stations, dealers, cars } = network;
    const somebody = [...customers, ...stations, ...dealers].filter(
      ({ phone, email }) => !/^\+86 154 \d{4} \d{4}$/.test(phone) || (email && !email.endsWith('.example')),
    );
    expect([...somebody, ...cars.filter(({ plate }) => !plate.includes('·I'))]).toEqual([]);
  });

  test('sells each car once, after it was built and before the demo ends', () => {
    const years = new Map(network.cars.map(({ vin, year }) => [vin, year]));
    const early = network.sales.filter(({ vin, date }) => Number(date.slice(0, 4)) < years.get(vin)! - 1);
    expect([...early, ...network.sales.filter(({ date }) => date > '2026-06-30')]).toEqual([]);
    expect(unique(network.sales.map(({ vin }) => vin))).toBe(network.sales.length);
  });
});

describe('the complaints of the demo network', () => {
  test.each([...technicalStories, ...serviceStories].map(({ name, kind }) => [kind, name]))(
    'tell the %s story "%s"',
    (kind, name) => {
      expect(complaints.some(({ story }) => story.kind === kind && story.name === name)).toBe(true);
    },
  );

  test('come from a different customer each, in both languages and in nearly every class', () => {
    expect(unique(complaints.map(({ body }) => JSON.stringify(body.customer)))).toBe(300);
    expect(unique(complaints.map(({ language }) => language))).toBe(2);
    expect(unique(complaints.map(({ component }) => component))).toBeGreaterThan(16);
    expect(unique(complaints.map(({ body }) => body.text))).toBeGreaterThan(150);
  });

  test('leave no slot open in any text', () => {
    expect(complaints.filter(({ body }) => /[{}]|undefined|NaN/.test(String(body.text)))).toEqual([]);
  });

  test('have a station near, or none within a day’s drive', () => {
    const wayOf = ({ body }: DemoComplaint) => {
      const { coordinates } = body.position as { coordinates: [number, number] };
      return Math.min(...network.stations.map(({ position }) => distanceKm(coordinates, position)));
    };
    const [far, close] = [true, undefined].map((isFar) => complaints.filter(({ story }) => story.isFarAway === isFar));
    expect(Math.min(...far!.map(wayOf))).toBeGreaterThan(600);
    expect(Math.max(...close!.map(wayOf))).toBeLessThan(45);
  });

  test('blame nothing that the car does not have', () => {
    const models = new Map(network.cars.map(({ vin, model }) => [vin, model]));
    const carOf = ({ body }: DemoComplaint) => models.get((body.vehicle as { vin: string }).vin)!;
    expect(complaints.filter((complaint) => !has(carOf(complaint), complaint.component))).toEqual([]);
  });

  test('of the desk are about cars that no dealer here has sold', () => {
    const sold = new Set(network.sales.map(({ vin }) => vin));
    const ofDesk = complaints.filter(({ story }) => story.who === 'desk');
    expect(ofDesk.filter(({ body }) => sold.has((body.vehicle as { vin: string }).vin))).toEqual([]);
  });
});

test('a small network has every story too', () => {
  const small = demoNetwork(SEED, smallSize);
  const told = demoComplaints(small, SEED, smallSize.complaints).map(({ story }) => story.name);
  expect(told).toHaveLength(40);
  expect(unique(technicalStories.map(({ name }) => told.includes(name)))).toBe(1);
});

test.each(Object.entries(faults))(
  '%s is complained about in both languages with the same numbers',
  (_component, fault) => {
    const slots = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();
    for (const text of fault.texts) expect(slots(text['zh-CN'])).toEqual(slots(text.en));
  },
);

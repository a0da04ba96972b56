import { type NewCustomer, NewCustomer as shape } from '@baylink/contracts';
import { type VehicleRow, VehicleRow as vehicleShape } from '@baylink/contracts/customer-service';
import { describe, expect, test } from '@jest/globals';
import { at } from '../testing/complaint.js';
import { markRows, planCustomers } from './import-customers.js';
import { planVehicles } from './import-vehicles.js';
import type { KeptCustomer, KeptVehicle } from './kept.js';

const made = { ids: ['c1', 'c2', 'c3', 'c4', 'c5'], at: at('09:00'), region: 'CN' as const };
const row = (more: object = {}): NewCustomer => shape.parse({ name: '李娜', phones: ['13800138000'], ...more });
const ref = (id: string) => ({ externalRefs: [{ system: 'dms', id }] });
const plan = (rows: NewCustomer[], known: KeptCustomer[] = []) => planCustomers(markRows(rows, 'CN'), known, made);
const outcomes = (rows: NewCustomer[], known?: KeptCustomer[]) =>
  plan(rows, known).outcomes.map(({ outcome }) => outcome);
const known = () => plan([row(ref('1'))]).inserts.map(({ after }) => after);

describe('rows of customers', () => {
  test('are stored, in order, each with its id', () => {
    const { inserts, outcomes: all } = plan([row(), row({ name: '王芳' })]);
    expect(all).toMatchObject([
      { outcome: 'stored', id: 'c1' },
      { outcome: 'stored', id: 'c2' },
    ]);
    expect(inserts.map(({ after }) => after.name)).toEqual(['李娜', '王芳']);
    expect(inserts.every(({ events }) => events.length === 1)).toBe(true);
  });

  test('that come again change nothing, however the phone is written', () => {
    expect(outcomes([row(ref('1'))], known())).toEqual(['unchanged']);
    expect(outcomes([row({ phones: ['+86 138-0013-8000'] })], known())).toEqual(['unchanged']);
  });

  test('with a known reference change whoever has it, and lose nothing', () => {
    const { changes, outcomes: all } = plan([row({ ...ref('1'), name: '李娜娜', phones: ['13900139000'] })], known());
    expect(all).toMatchObject([{ outcome: 'stored', id: 'c1' }]);
    expect(changes).toHaveLength(1);
    expect(outcomes([row({ ...ref('1'), emails: ['li@example.com'] })], known())).toEqual(['stored']);
  });

  test('of one batch that tell of one person make one customer', () => {
    const { inserts, changes, outcomes: all } = plan([row(), row({ emails: ['li@example.com'] }), row()]);
    expect(all.map(({ outcome, id }) => `${outcome} ${id}`)).toEqual(['stored c1', 'stored c1', 'unchanged c1']);
    expect(inserts.map(({ after }) => after.emails)).toEqual([['li@example.com']]);
    expect(changes).toEqual([]);
  });

  test('with the same phone and another name are another person', () => {
    expect(plan([row(), row({ name: '李强' })]).inserts).toHaveLength(2);
  });

  test('that would give somebody too many phones are refused by the field', () => {
    const phones = (from: number) => Array.from({ length: 10 }, (_, i) => `138001380${from + i}`);
    const before = plan([row({ phones: phones(10), ...ref('1') })]).inserts.map(({ after }) => after);
    expect(plan([row({ phones: phones(20), ...ref('1') })], before).outcomes).toEqual([
      { outcome: 'refused', notes: [{ field: 'phones', rule: 'too_big' }] },
    ]);
  });
});

describe('rows of vehicles', () => {
  const car = (more: object = {}): VehicleRow =>
    vehicleShape.parse({ vin: 'LSGBL5334HF000018', brand: 'Buick', ...more });
  const ownerOf = ({ owner, ownerRef }: VehicleRow) => (ownerRef ? null : owner);
  const planned = (rows: VehicleRow[], cars: KeptVehicle[] = []) => planVehicles(rows, cars, ownerOf);
  const knownCars = () => planned([car()]).inserts.map(({ after }) => after);

  test('are stored once and unchanged when they come again', () => {
    expect(planned([car(), car()]).outcomes.map(({ outcome }) => outcome)).toEqual(['stored', 'unchanged']);
    expect(planned([car()], knownCars()).outcomes).toMatchObject([{ outcome: 'unchanged' }]);
  });

  test('add what is new and keep what they do not say', () => {
    const { changes, outcomes: all } = planned([car({ brand: undefined, plate: '沪A12345' })], knownCars());
    expect(all).toMatchObject([{ outcome: 'stored', id: 'LSGBL5334HF000018' }]);
    expect(changes).toMatchObject([{ vin: 'LSGBL5334HF000018', row: { plate: '沪A12345' } }]);
  });

  test('of an owner nobody knows are refused by the field', () => {
    expect(planned([car({ ownerRef: 'dms:9' })])).toMatchObject({
      inserts: [],
      outcomes: [{ outcome: 'refused', notes: [{ field: 'ownerRef', rule: 'unknown-customer' }] }],
    });
  });
});

import type { Repair } from '@baylink/contracts';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { afterRepair, afterSale } from './history.js';
import type { KeptVehicle } from './kept.js';

const vin = 'LSGBL5334HF000018';
type Told = { sale: string; date: string; owner?: string };
const sale = ({ sale: id, date }: Told) => ({ vin, sale: id, dealer: 'D001', dealerName: 'One', date });
const hear = (car: KeptVehicle | undefined, told: Told) => afterSale(car, sale(told), told.owner);
const hearAll = (told: Told[]) => told.reduce<KeptVehicle | undefined>((car, one) => hear(car, one).after, undefined);

describe('a sale', () => {
  const first = { sale: 's1', date: '2024-05-01', owner: 'c1' };
  const second = { sale: 's2', date: '2026-02-01', owner: 'c2' };

  test('makes a car known, with its buyer', () => {
    const { after, events } = hear(undefined, first);
    expect(after).toMatchObject({ vin, owner: 'c1', purchase: { sale: 's1', dealer: 'D001', dealerName: 'One' } });
    expect(events).toMatchObject([{ type: 'vehicle.registered' }]);
  });

  test('told twice is one', () => {
    expect(hear(hearAll([first]), first).events).toEqual([]);
  });

  test('of later date changes the owner; the car keeps its repairs', () => {
    const repaired = { ...hearAll([first])!, repairs: [repair('j1', '2025-01-01')] };
    expect(hear(repaired, second).after).toMatchObject({
      owner: 'c2',
      purchase: { sale: 's2' },
      repairs: [{ job: 'j1' }],
    });
  });

  test('to somebody unknown leaves the car without its last owner, and an unowned car with whoever has it', () => {
    expect(hear(hearAll([first]), { ...second, owner: undefined }).after.owner).toBeUndefined();
    const reported = { ...hearAll([first])!, purchase: undefined };
    expect(hear(reported, { ...second, owner: undefined }).after.owner).toBe('c1');
  });

  test('I11: in any order and repeated, the last sale decides', () => {
    const told = fc.uniqueArray(
      fc.record({
        sale: fc.constantFrom('s1', 's2', 's3', 's4'),
        date: fc.constantFrom('2024-01-01', '2025-01-01'),
        owner: fc.option(fc.constantFrom('c1', 'c2', 'c3'), { nil: undefined }),
      }),
      { selector: ({ sale: id }) => id, minLength: 1 },
    );
    const runs = told.chain((sales) =>
      fc.tuple(fc.constant(sales), fc.shuffledSubarray([...sales, ...sales], { minLength: 2 * sales.length })),
    );
    const endOf = (sales: Told[]) => {
      const { purchase, owner } = hearAll(sales)!;
      return { purchase, owner };
    };
    fc.assert(
      fc.property(runs, ([sales, shuffled]) => {
        expect(endOf(shuffled)).toEqual(endOf(sales));
      }),
    );
  });
});

const repair = (job: string, day: string): Repair => ({
  job,
  complaint: 'BL-7K3M-Q2X9',
  station: 'S001',
  component: 'brakes',
  finishedAt: `${day}T10:00:00.000Z`,
  report: { complaint: 'Squeals', cause: 'Worn pads', correction: 'New pads' },
});

describe('a repair', () => {
  test('is in the history once, in the order of finishing', () => {
    const told = [repair('j2', '2026-03-01'), repair('j1', '2026-01-01'), repair('j2', '2026-03-01')];
    const car = told.reduce<KeptVehicle | undefined>((before, one) => afterRepair(before, one, vin).after, undefined);
    expect(car?.repairs.map(({ job }) => job)).toEqual(['j1', 'j2']);
    expect(afterRepair(car, told[0]!, vin).events).toEqual([]);
  });
});

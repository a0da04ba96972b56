import { components, LogComplaint } from '@baylink/contracts';
import { distanceKm } from '@baylink/geo';
import { describe, expect, test } from '@jest/globals';
import { vinCheckDigit } from '../vin.js';
import { componentNamed, type StationPlace, toComplaint } from './complaint-rows.js';

const stations: StationPlace[] = [
  { code: 'S1', position: { type: 'Point', coordinates: [114.3, 30.6] } },
  { code: 'S2', position: { type: 'Point', coordinates: [121.5, 31.2] } },
];
const cells = {
  id: '20240429145554505552',
  brand: '蓝禾',
  series: '禾五',
  model: '2023款 长续航版',
  text: '中控黑屏',
  component: '电气设备',
  date: '2024-04-29',
};
const row = (more: Partial<typeof cells> = {}) => ({ line: 2, cells: { ...cells, ...more }, isBroken: false });
const made = (more: Partial<typeof cells> = {}, seed = 1) => {
  const complaint = toComplaint(row(more), stations, seed);
  if ('rule' in complaint) throw new Error(complaint.rule);
  return { key: complaint.key, ...LogComplaint.parse(complaint.body) };
};

describe('a row of a public list', () => {
  test('becomes a complaint that the contract takes, under a key of its own', () => {
    expect(made()).toMatchObject({
      key: 'import:20240429145554505552',
      text: '中控黑屏',
      component: 'electrical',
      vehicle: { brand: '蓝禾', model: '禾五', year: 2023 },
      occurredAt: '2024-04-29T00:00:00.000Z',
      channel: 'web',
    });
  });

  test('gets the same owner, car and place every time, and another row gets others', () => {
    expect(made()).toEqual(made());
    const other = made({ id: '20240429144699545352' });
    expect(other.customer).not.toEqual(made().customer);
    expect(other.vehicle.vin).not.toBe(made().vehicle.vin);
  });

  test('has a VIN that is right to the check digit', () => {
    const { vin } = made().vehicle;
    expect(vin[8]).toBe(vinCheckDigit(vin));
  });

  test('happens within 20 km of a station', () => {
    const ids = Array.from({ length: 50 }, (_, i) => String(i));
    const ways = ids.map((id) => {
      const { coordinates } = made({ id }).position!;
      return Math.min(...stations.map(({ position }) => distanceKm(coordinates, position.coordinates)));
    });
    expect(Math.max(...ways)).toBeLessThan(20.1);
    expect(Math.max(...ways)).toBeGreaterThan(10);
  });

  test('moves elsewhere with another seed', () => {
    expect(made({}, 2).position).not.toEqual(made().position);
  });

  test.each([
    [{ component: '火箭' }, 'component', 'unknown-component'],
    [{ id: '' }, 'id', 'required'],
    [{ date: 'yesterday' }, 'date', 'invalid_format'],
  ])('with %j is refused by the field', (more, field, rule) => {
    expect(toComplaint(row(more), stations, 1)).toEqual({ line: 2, field, rule });
  });

  test('with too few cells is refused as a row', () => {
    expect(toComplaint({ ...row(), isBroken: true }, stations, 1)).toMatchObject({ rule: 'columns' });
  });
});

test.each(Object.entries(components))('%s is known by its code and both its names', (code, { name }) => {
  for (const word of [code, name.en.toUpperCase(), ` ${name['zh-CN']} `]) expect(componentNamed(word)).toBe(code);
});

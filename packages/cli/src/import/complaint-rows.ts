import { type ComponentCode, componentCodes, components, type Point } from '@baylink/contracts';
import type { CsvRow } from '../csv.js';
import { chineseName, nobodysPhone } from '../demo/names.js';
import { Dice } from '../dice.js';
import { near } from '../position.js';
import { makeVin, vinSigns } from '../vin.js';

export const neededColumns = ['id', 'text', 'component'] as const;

export type StationPlace = { code: string; position: Point };
export type ComplaintRow = { line: number; key: string; body: Record<string, unknown> };
export type BrokenRow = { line: number; field: string; rule: string };

const MAX_KM = 20;
/** As in `nobodysPhone`: the lines that a count can stand for. */
const LINES = 1e8;

/**
 * A row of a public list of complaints as `POST /complaints` takes it. Such lists name neither car nor owner nor
 * place, so each row gets its own, the same every time: they follow from its id and the seed alone.
 */
export function toComplaint(row: CsvRow, stations: readonly StationPlace[], seed: number): ComplaintRow | BrokenRow {
  const { line, cells, isBroken } = row;
  if (isBroken) return { line, field: '', rule: 'columns' };
  const { id = '', text, brand, series, date } = cells;
  if (!id) return { line, field: 'id', rule: 'required' };
  const component = componentNamed(cells.component ?? '');
  if (!component) return { line, field: 'component', rule: 'unknown-component' };
  if (date && Number.isNaN(Date.parse(date))) return { line, field: 'date', rule: 'invalid_format' };
  const dice = new Dice(`${seed}/${id}`);
  const body = {
    ...syntheticOwner(dice, cells),
    text,
    component,
    position: { type: 'Point', coordinates: near(dice.pick(stations).position.coordinates, MAX_KM, dice) },
    channel: 'web',
    ...(date && { occurredAt: new Date(date).toISOString() }),
  };
  return { line, key: `import:${id}`, body: { ...body, vehicle: { ...body.vehicle, ...named({ brand, series }) } } };
}

/** Its owner and its car: a person who is nobody, and a VIN that is right to the check digit. */
function syntheticOwner(dice: Dice, { model = '' }: CsvRow['cells']) {
  const stated = Number(/(?:19|20)\d\d/.exec(model)?.[0]);
  const year = stated || 2023;
  const kind = dice.signs(vinSigns, 5);
  const vin = makeVin({ maker: 'L00', kind, year, plant: dice.pick(vinSigns), serial: dice.int(0, 999_999) });
  return {
    customer: { name: chineseName(dice), phone: nobodysPhone(dice.int(0, LINES - 1)) },
    vehicle: { vin, ...(stated && { year }) },
  };
}

const LONGEST_NAME = 80;

const named = ({ brand, series }: { brand?: string | undefined; series?: string | undefined }) => ({
  ...(brand && { brand: brand.slice(0, LONGEST_NAME) }),
  ...(series && { model: series.slice(0, LONGEST_NAME) }),
});

/** A component by its code, or by its name in either language. */
export function componentNamed(text: string): ComponentCode | undefined {
  const wanted = text.trim().toLowerCase();
  return componentCodes.find((code) => {
    const { en, 'zh-CN': zh } = components[code].name;
    return code === wanted || en.toLowerCase() === wanted || zh === wanted;
  });
}

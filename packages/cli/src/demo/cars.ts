import type { Dice } from '../dice.js';
import { makeVin, vinSigns } from '../vin.js';

/** The maker of the demo network, its brands, its cars and its sign in a VIN: invented, and nobody's that we know of. */
export const MAKER = 'L00';

export type Model = {
  brand: string;
  model: string;
  code: string;
  drive: 'petrol' | 'hybrid' | 'electric';
  weight: number;
};

const lanhe = 'Lanhe 蓝禾';
const aurelis = 'Aurelis 曜岚';
const norvane = 'Norvane 诺梵';
export const brands = [lanhe, aurelis, norvane];

export const models: readonly Model[] = [
  { brand: lanhe, model: 'Qing 2', code: 'A2P', drive: 'petrol', weight: 5 },
  { brand: lanhe, model: 'Qing 5', code: 'A5P', drive: 'petrol', weight: 6 },
  { brand: lanhe, model: 'Qing 5 Hybrid', code: 'A5H', drive: 'hybrid', weight: 3 },
  { brand: lanhe, model: 'Qing 5 EV', code: 'A5E', drive: 'electric', weight: 4 },
  { brand: aurelis, model: 'Talis', code: 'B1P', drive: 'petrol', weight: 2 },
  { brand: aurelis, model: 'Veyra', code: 'B3H', drive: 'hybrid', weight: 2 },
  { brand: aurelis, model: 'Caelo EV', code: 'B5E', drive: 'electric', weight: 3 },
  { brand: norvane, model: 'Fell', code: 'C4P', drive: 'petrol', weight: 3 },
  { brand: norvane, model: 'Brae EV', code: 'C6E', drive: 'electric', weight: 2 },
];

/** A VIN that says which car it is. */
export const vinOf = ({ code }: Model, year: number, serial: number, dice: Dice): string =>
  makeVin({ maker: MAKER, kind: code + dice.signs(vinSigns, 2), year, plant: dice.pick('RSW'), serial });

/** Whether a component is in this car at all. */
export function has({ drive }: Model, component: string): boolean {
  if (component === 'engine') return drive !== 'electric';
  if (component === 'traction-battery' || component === 'electric-drive') return drive !== 'petrol';
  return true;
}

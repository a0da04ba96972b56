import { Dice } from '../dice.js';
import { near } from '../position.js';
import { brands, type Model, models, vinOf } from './cars.js';
import { chineseName, nobodysPhone, nobodysPlate, romanName } from './names.js';
import { type City, demoCities } from './places.js';

export type DemoSize = { dealers: number; stations: number; customers: number; complaints: number };
export const demoSize: DemoSize = { dealers: 40, stations: 120, customers: 2000, complaints: 300 };
export const smallSize: DemoSize = { dealers: 8, stations: 24, customers: 120, complaints: 40 };

export type DemoDealer = ReturnType<typeof makeDealer>;
export type DemoStation = ReturnType<typeof makeStation>;
export type DemoCustomer = ReturnType<typeof makeCustomer>;
export type DemoCar = ReturnType<typeof makeCar>;
export type DemoSale = ReturnType<typeof makeSale>;
export type DemoNetwork = {
  dealers: DemoDealer[];
  stations: DemoStation[];
  customers: DemoCustomer[];
  /** The car at a place in this list belongs to the customer at the same place. */
  cars: DemoCar[];
  sales: DemoSale[];
};

const SYSTEM = 'demo';
/** No sale of the demo is later than this, so that the network is the same on every day. */
const LAST_DAY = Date.UTC(2026, 5, 30);
const DAY_MS = 86_400_000;
/** A place is within this far of its city's middle. */
const CITY_KM = 5;
const SUBURB_KM = 12;

/** The whole network out of one seed: the same seed gives the same network. */
export function demoNetwork(seed: number, size: DemoSize = demoSize): DemoNetwork {
  const dice = new Dice(seed);
  const cities = demoCities();
  const dealers = spread(cities, size.dealers).map((place, i) => makeDealer(place, i, dice));
  const stations = spread(cities, size.stations).map((place, i) => makeStation(place, i, dice));
  const served = cities.filter((city) => stations.some((station) => station.city === city.zh));
  const customers = Array.from({ length: size.customers }, (_, i) => {
    return makeCustomer(
      dice.weighted(served, ({ population }) => Math.sqrt(population)),
      i,
      dice,
    );
  });
  const cars = customers.map((customer, i) => makeCar(customer, i, dice));
  const sales = cars.filter(() => dice.chance(0.93)).map((car) => makeSale(car, nearestDealer(car, dealers), dice));
  return { dealers, stations, customers, cars, sales };
}

type Place = { city: City; nth: number };

/** So many places over the cities: each gets its next when no other is more populous per place it has. */
function spread(cities: City[], count: number): Place[] {
  const had = new Map(cities.map((city) => [city, 0]));
  const claim = (city: City) => Math.sqrt(city.population) / (had.get(city)! + 1);
  return Array.from({ length: count }, () => {
    const city = cities.reduce((best, next) => (claim(next) > claim(best) ? next : best));
    had.set(city, had.get(city)! + 1);
    return { city, nth: had.get(city)! };
  });
}

const code = (letter: string, i: number, digits: number) => letter + String(i + 1).padStart(digits, '0');
const roads = [
  '人民路',
  '解放路',
  '建设路',
  '滨江大道',
  '迎宾大道',
  '创新路',
  '环城西路',
  '科技大道',
  '长安街',
  '幸福路',
];
const address = ({ province, zh }: City, dice: Dice) =>
  `${province === `${zh}市` ? '' : province}${zh}市${dice.pick(roads)}${dice.int(1, 899)}号`;

function makeDealer({ city, nth }: Place, i: number, dice: Dice) {
  const brand = brands[i % brands.length]!;
  const own = dice.chance(0.3) ? brands : [brand];
  return {
    code: code('D', i, 3),
    name: `${brand} ${city.en}${nth > 1 ? ` ${nth}` : ''} · ${city.zh}${nth > 1 ? `第${nth}` : ''}销售店`,
    city: city.zh,
    address: address(city, dice),
    position: near(city.position, CITY_KM, dice),
    phone: nobodysPhone(900_000 + i),
    email: `${code('d', i, 3)}@dealers.example`,
    brands: own,
  };
}

/** What a quarter of the stations are not equipped for. */
const seldom = ['traction-battery', 'electric-drive'] as const;

function makeStation({ city, nth }: Place, i: number, dice: Dice) {
  return {
    code: code('S', i, 3),
    name: `${city.en} ${nth} · ${city.zh}第${nth}服务站`,
    province: city.province,
    city: city.zh,
    address: address(city, dice),
    position: near(city.position, nth === 1 ? CITY_KM : SUBURB_KM, dice),
    phone: nobodysPhone(800_000 + i),
    servicePhone: nobodysPhone(810_000 + i),
    email: `${code('s', i, 3)}@stations.example`,
    // The first of a city takes every brand and every fault, so that nobody there is left without.
    brands: nth > 1 && dice.chance(0.25) ? [dice.pick(brands)] : [],
    lacks: nth > 1 && dice.chance(0.25) ? seldom : [],
    bays: nth === 1 ? dice.int(4, 6) : dice.int(2, 5),
    canTow: nth === 1 || dice.chance(0.5),
  };
}

function makeCustomer(city: City, i: number, dice: Dice) {
  const language = dice.chance(0.88) ? 'zh-CN' : 'en';
  const ref = code('C', i, 5);
  return {
    ref: `${SYSTEM}:${ref}`,
    name: language === 'en' ? romanName(dice) : chineseName(dice),
    phone: nobodysPhone(i),
    email: dice.chance(0.4) ? `${ref.toLowerCase()}@customers.example` : undefined,
    language: language as 'en' | 'zh-CN',
    address: address(city, dice),
    city,
  };
}

function makeCar({ ref, city }: DemoCustomer, i: number, dice: Dice) {
  const model = dice.weighted<Model>(models, ({ weight }) => weight);
  const year = dice.int(2017, 2026);
  return {
    vin: vinOf(model, year, i + 1, dice),
    model,
    year,
    plate: nobodysPlate(city.plate, i),
    ownerRef: ref,
    home: city.position,
  };
}

function makeSale({ vin, year, ownerRef }: DemoCar, { code: dealer }: DemoDealer, dice: Dice) {
  const from = Date.UTC(year - 1, 9, 1);
  const until = Math.min(Date.UTC(year, 11, 31), LAST_DAY);
  const day = from + DAY_MS * dice.int(0, Math.floor((until - from) / DAY_MS));
  return {
    vin,
    dealer,
    customerRef: ownerRef,
    salesperson: chineseName(dice),
    date: new Date(day).toISOString().slice(0, 10),
  };
}

/** The nearest of those that sell this brand. */
function nearestDealer({ home, model: { brand } }: DemoCar, dealers: DemoDealer[]): DemoDealer {
  const away = ({ position: [x, y] }: DemoDealer) => (x - home[0]) ** 2 + (y - home[1]) ** 2;
  const selling = dealers.filter(({ brands }) => brands.includes(brand));
  return selling.reduce((best, next) => (away(next) < away(best) ? next : best));
}

import { type ComponentCode, componentCodes, kindOf } from '@baylink/contracts';
import { Dice } from '../dice.js';
import { near } from '../position.js';
import { has } from './cars.js';
import { faults } from './faults.js';
import type { DemoCar, DemoCustomer, DemoNetwork } from './network.js';
import { farAway } from './places.js';
import { type Story, serviceStories, technicalStories } from './stories.js';

/** A complaint of the demo network, and how far its story goes. */
export type DemoComplaint = {
  /** The `Idempotency-Key` it is logged under. */
  key: string;
  story: Story;
  component: ComponentCode;
  language: 'en' | 'zh-CN';
  /** What the station reads when the car arrives. */
  odometerKm: number;
  /** What `POST /complaints` takes. */
  body: Record<string, unknown>;
};

const SERVICE_SHARE = 0.15;
const CAR_KM = 18;
/** Where most of the work is done: each of their stations has jobs in several states to look at. */
const BUSY_CITIES = 8;

/** So many complaints, each of another customer, with every story among them. */
export function demoComplaints(network: DemoNetwork, seed: number, count: number): DemoComplaint[] {
  const dice = new Dice(`complaints/${seed}`);
  const service = Math.round(count * SERVICE_SHARE);
  const stories = [...dealt(serviceStories, service), ...dealt(technicalStories, count - service)];
  const dealerOf = new Map(network.sales.map(({ vin, dealer }) => [vin, dealer]));
  const everybody = network.cars.map((car, i) => ({
    car,
    customer: network.customers[i]!,
    dealer: dealerOf.get(car.vin),
  }));
  const waiting = dice.shuffled(everybody);
  const busy = new Set(network.stations.slice(0, BUSY_CITIES).map(({ city }) => city));
  return stories.map((story, i) => makeComplaint(story, take(waiting, story, busy), `${seed}/${i + 1}`, dice));
}

/**
 * The next customer whose car the story fits: the desk has those in hand that no dealer of ours has sold, and where
 * somebody acts it is in one of the busy cities.
 */
function take(waiting: Concerned[], { who, job, complaint }: Story, busy: ReadonlySet<string>): Concerned {
  const isSold = ({ dealer }: Concerned) => (dealer === undefined) === (who === 'desk');
  const isActed = job.length > 0 || complaint.includes('resolve');
  const fits = waiting.findIndex((one) => isSold(one) && (!isActed || busy.has(one.customer.city.zh)));
  return waiting.splice(Math.max(0, fits), 1)[0]!;
}

type Concerned = { customer: DemoCustomer; car: DemoCar; dealer: string | undefined };

function makeComplaint(story: Story, { customer, car, dealer }: Concerned, key: string, dice: Dice): DemoComplaint {
  const component = chooseComponent(story, car, dice);
  const { brand, model } = car.model;
  const position = story.isFarAway ? dice.pick(farAway) : near(customer.city.position, CAR_KM, dice);
  const body = {
    customer: { name: customer.name, phone: customer.phone },
    vehicle: { vin: car.vin, brand, model, year: car.year },
    text: speak(component, customer.language, dice),
    component,
    drivable: component !== 'engine' || dice.chance(0.8),
    position: { type: 'Point', coordinates: position },
    channel: dice.weighted(['phone', 'web', 'messenger', 'dealer-counter'], (name) => (name === 'phone' ? 6 : 1)),
    ...(story.who === 'dealer' && dealer && { dealer }),
  };
  const odometerKm = dice.int(8, 160) * 500;
  return { key: `demo:${key}`, story, component, language: customer.language, odometerKm, body };
}

function chooseComponent({ kind, isFarAway }: Story, { model }: DemoCar, dice: Dice): ComponentCode {
  if (isFarAway) return 'suspension';
  const possible = componentCodes.filter((code) => kindOf(code) === kind && has(model, code));
  return dice.weighted(possible, (code) => faults[code].weight);
}

/** One of the texts of a component, with its numbers filled in. */
function speak(component: ComponentCode, language: DemoCustomer['language'], dice: Dice): string {
  const numbers: Record<string, number> = {
    km: dice.int(8, 160) * 500,
    months: dice.int(2, 14),
    speed: dice.int(5, 12) * 10,
    times: dice.int(2, 5),
    days: dice.int(3, 25),
    fee: dice.int(3, 40) * 50,
  };
  const text = dice.pick(faults[component].texts)[language];
  return text.replace(/\{(\w+)\}/g, (_, slot: string) => String(numbers[slot]));
}

/** Each story once while there is room, and what is left over in the shares they have; the rest is the commonest. */
function dealt(stories: readonly Story[], count: number): Story[] {
  const total = stories.reduce((sum, { share }) => sum + share, 0);
  const over = Math.max(0, count - stories.length);
  const rows = stories.flatMap((story) => Array<Story>(1 + Math.floor((story.share / total) * over)).fill(story));
  const commonest = stories.reduce((best, next) => (next.share > best.share ? next : best));
  return [...rows.slice(0, count), ...Array<Story>(Math.max(0, count - rows.length)).fill(commonest)];
}

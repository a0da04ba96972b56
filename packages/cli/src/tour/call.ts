import { randomUUID } from 'node:crypto';
import { type ComponentCode, components, type Severity } from '@baylink/contracts';
import { translate } from '@baylink/i18n';
import { type DemoCustomer, demoNetwork } from '../demo/network.js';
import { Dice } from '../dice.js';
import { near } from '../position.js';
import { phrases } from '../words/phrases.js';
import type { Scene } from './scene.js';

export type Call = { number: string; customer: { id: string; name: string } };

type Found = {
  customer: { id: string; name: string };
  vehicles: {
    vin: string;
    brand?: string;
    model?: string;
    year?: number;
    purchase?: { dealer: string; dealerName?: string; date: string };
  }[];
  openComplaints: unknown[];
};
type Classified = { component: ComponentCode; severity: Severity; evidence: { component: string; words: string[] }[] };

const CALLERS_TRIED = 20;
const ROAD_KM = 10;

/** A customer calls; the desk sees who it is, and logs what is wrong. */
export async function theCall({ teller, agent }: Scene): Promise<Call> {
  const { language } = agent;
  const say = phrases[language].tour;
  const { caller, found, time } = await answer({ teller, agent });
  const [car] = found.vehicles;
  await teller.step('customer', say.calls(caller.phone));
  const carName = [car!.brand, car!.model, car!.year].filter(Boolean).join(' ');
  await teller.step('desk', say.found(found.customer.name, carName, car!.vin.slice(-6)), time);
  const { purchase } = car!;
  if (purchase) await teller.step('desk', say.bought(purchase.dealerName ?? purchase.dealer, purchase.date));
  await teller.step('customer', say.says(say.text));

  const classed = await teller.timed(() => agent.post<Classified>('/classify', { text: say.text }));
  const { component, severity, evidence } = classed.done.body;
  const words = evidence.find((one) => one.component === component)?.words ?? [];
  const kind = components[component].name[language];
  await teller.step(
    'desk',
    say.classed(kind, translate(language, `complaint.severity.${severity}`), words),
    classed.time,
  );

  const { id } = found.customer;
  const position = { type: 'Point', coordinates: near(caller.city.position, ROAD_KM, new Dice(randomUUID())) };
  const { vin } = car!;
  const body = { customer: { id }, vehicle: { vin }, text: say.text, component, severity, position, channel: 'phone' };
  const logged = await teller.timed(() => agent.post<{ number: string }>('/complaints', body, { key: randomUUID() }));
  const { number } = logged.done.body;
  await teller.step('desk', say.logged(number), logged.time);
  return { number, customer: found.customer };
}

/** Somebody of the demo network with a car and nothing open; another one on each tour. */
async function answer({ teller, agent }: Pick<Scene, 'teller' | 'agent'>) {
  const customers = new Dice(randomUUID()).shuffled<DemoCustomer>(demoNetwork(1).customers);
  for (const caller of customers.slice(0, CALLERS_TRIED)) {
    const { done, time } = await teller.timed(() => {
      return agent.get<{ items: Found[] }>('/lookup', { params: { phone: caller.phone } });
    });
    const found = done.body.items.find(
      ({ vehicles, openComplaints }) => vehicles.length > 0 && openComplaints.length === 0,
    );
    if (found) return { caller, found, time };
  }
  throw new Error(phrases[agent.language].tour.noCustomer);
}

import { afterAll, afterEach, beforeAll, describe } from '@jest/globals';
import type { Bus } from '../bus.js';
import { drainingSuite } from './draining.suite.js';
import { eventsSuite } from './events.suite.js';
import type { Join, World } from './join.js';
import { requestsSuite } from './requests.suite.js';

/** What every bus does, whatever it is made of. */
export function busSuite(name: string, open: () => Promise<World>): void {
  let world: World;
  const buses: Bus[] = [];
  const join: Join = async (service, options = {}) => {
    const bus = await world.bus({ service, backoffMs: [10], ...options });
    buses.push(bus);
    return bus;
  };

  beforeAll(async () => {
    world = await open();
  });
  afterEach(async () => {
    await Promise.all(buses.splice(0).map((bus) => bus.drain()));
  });
  afterAll(() => world.close());

  describe(`${name}: requests`, () => requestsSuite(join));
  describe(`${name}: events`, () => eventsSuite(join));
  describe(`${name}: draining`, () => drainingSuite(join));
}

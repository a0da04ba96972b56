import { memoryBus, memoryNetwork } from './memory-bus.js';
import { busSuite } from './testing/bus.suite.js';

busSuite('in memory', async () => {
  const network = memoryNetwork();
  return { bus: async (options) => memoryBus({ ...options, network }), close: async () => {} };
});

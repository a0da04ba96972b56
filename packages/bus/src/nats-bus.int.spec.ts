import { startNats } from '@baylink/local/test-servers';
import { natsBus } from './nats-bus.js';
import { busSuite } from './testing/bus.suite.js';

busSuite('on NATS', async () => {
  const nats = await startNats();
  return { bus: (options) => natsBus({ ...options, url: nats.natsUrl('setup') }), close: () => nats.stop() };
});

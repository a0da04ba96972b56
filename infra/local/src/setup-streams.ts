import { setupStreams } from './streams.js';

// Makes the streams of a NATS that was not started here: `NATS_URL` with the user `setup`, `NATS_REPLICAS` copies.
await setupStreams(process.env.NATS_URL ?? '', Number(process.env.NATS_REPLICAS ?? 1));

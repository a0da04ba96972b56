import { streams } from '@baylink/contracts';
import { DiscardPolicy, jetstreamManager, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { connectTo } from './nats.js';

const minutes = 60_000;
const days = 24 * 60 * minutes;
const shared = {
  storage: StorageType.File,
  retention: RetentionPolicy.Limits,
  discard: DiscardPolicy.Old,
  max_age: nanos(30 * days),
  allow_direct: true,
};

/** Makes the streams, or changes those that are there to what they should be. `replicas`: 3 in a cluster. */
export async function setupStreams(natsUrl: string, replicas = 1): Promise<void> {
  const connection = await connectTo(natsUrl);
  try {
    const { streams: known } = await jetstreamManager(connection);
    const wanted = [
      // An event published again within the window, by its message id, is stored once.
      // Under load events are stored in atomic batches; a server before 2.12 takes them one by one.
      {
        ...shared,
        name: streams.events,
        subjects: ['event.>'],
        duplicate_window: nanos(2 * minutes),
        allow_atomic: true,
      },
      { ...shared, name: streams.parked, subjects: ['parked.>'], duplicate_window: nanos(2 * minutes) },
    ];
    for (const stream of wanted.map((one) => ({ ...one, num_replicas: replicas }))) {
      const there = await known.info(stream.name).catch(() => null);
      await (there ? known.update(stream.name, stream) : known.add(stream));
    }
  } finally {
    await connection.close();
  }
}

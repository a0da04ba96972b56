import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';

/** The broker as an operator sees it, past the bus. */
export async function withOperator<T>(
  url: string,
  act: (manager: JetStreamManager, connection: NatsConnection) => Promise<T>,
): Promise<T> {
  const { host, username: user, password: pass } = new URL(url);
  const connection = await connect({ servers: host, user, pass });
  try {
    return await act(await jetstreamManager(connection), connection);
  } finally {
    await connection.close();
  }
}

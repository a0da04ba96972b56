import { streams } from '@baylink/contracts';
import type { StoredMsg } from '@nats-io/jetstream';
import type { MsgHdrs } from '@nats-io/transport-node';
import type { JetStreamApi } from './nats-jetstream.js';
import type { ParkedMessages, Stored } from './wire.js';

/** What lies in the stream of parked messages. */
export const parkedIn = ({ manager }: JetStreamApi): ParkedMessages => ({
  async list() {
    const found: Stored[] = [];
    for (let next = 1; ; ) {
      const message = await manager.direct.getMessage(streams.parked, { seq: next, next_by_subj: 'parked.>' });
      if (!message) return found;
      found.push(fromStream(message));
      next = message.seq + 1;
    }
  },
  async read(sequence) {
    const message = await manager.streams.getMessage(streams.parked, { seq: sequence });
    return message ? fromStream(message) : undefined;
  },
  async remove(sequence) {
    await manager.streams.deleteMessage(streams.parked, sequence);
  },
});

const fromStream = (message: StoredMsg): Stored => ({
  subject: message.subject,
  sequence: message.seq,
  body: message.string(),
  header: headerOf(message.header),
});

export const headerOf = (headers: MsgHdrs | undefined) => (name: string) => headers?.get(name) || undefined;

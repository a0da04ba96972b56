import { type Envelope, eventSubject } from '@baylink/contracts';
import { Answering } from './answering.js';
import { ask } from './asking.js';
import type { Bus, Settled, WatchFrom } from './bus.js';
import { Listening } from './listening.js';
import { listParked, redrive, redriven } from './parking.js';
import { refusalOf } from './protocol.js';
import type { Stored, Wire } from './wire.js';

/** The bus on a wire. */
export function busOn(wire: Wire, options: Settled): Bus {
  const answering = new Answering(wire, options);
  const listenings: Listening[] = [];
  const rest = once(async () => {
    await Promise.all([answering.rest(), ...listenings.map((listening) => listening.rest())]);
  });
  const drain = once(async () => {
    await rest();
    // What the last handlers left to be published begins in the turns after them.
    await new Promise(setImmediate);
    await wire.close();
  });

  return {
    request: (contract, input, asked) => ask(wire, options, contract, input, asked),
    async publish(to, envelope) {
      const subject = typeof to === 'string' ? to : eventSubject(to, envelope.data);
      await told(wire.store(subject, envelope.id, {}, JSON.stringify(envelope), options.publishWithinMs));
    },
    answer: (answers) => answering.add(answers),
    async listen(listeners) {
      const added = listeners.map((listener) => new Listening(wire, options, listener));
      listenings.push(...added);
      await Promise.all(added.map((listening) => listening.start()));
    },
    watch: (from: WatchFrom, hear) => told(wire.follow(from, (stored) => hearStored(stored, hear, options))),
    parked: () => told(listParked(wire)),
    redrive: (sequence) => told(redrive(wire, sequence, options.publishWithinMs)),
    healthy: () => wire.connected && listenings.every(({ live }) => live),
    rest,
    drain,
  };
}

function hearStored(stored: Stored, hear: (event: Envelope, sequence: number) => void, { logger }: Settled): void {
  if (stored.subject.startsWith(redriven)) return;
  try {
    hear(JSON.parse(stored.body) as Envelope, stored.sequence);
  } catch (err) {
    logger.error({ sequence: stored.sequence, err }, 'event not heard');
  }
}

/** What goes wrong on the wire, told as a refusal. */
const told = <T>(work: Promise<T>): Promise<T> => work.catch((error) => Promise.reject(refusalOf(error, 'events')));

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= act();
    return done;
  };
}

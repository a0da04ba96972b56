import { type ConsumerConfig, type JetStreamManager, jetstreamManager, type StreamInfo } from '@nats-io/jetstream';
import type { Asks } from './nats-asks.js';
import type { Connection } from './nats-connection.js';

type ApiReply = { error?: { code: number; err_code?: number; description: string } };

/** The part of the JetStream API that services are allowed: their own consumers. */
export class JetStreamApi {
  private constructor(
    private readonly asks: Asks,
    /** For what only the operator does; unlike the rest it waits for a lost broker until its time-out. */
    readonly manager: JetStreamManager,
  ) {}

  static async of(connection: Connection, asks: Asks): Promise<JetStreamApi> {
    return new JetStreamApi(asks, await jetstreamManager(connection.nats, { checkAPI: false }));
  }

  /**
   * Creates the consumer or brings it up to date. The client's manager would send one with several filters to a
   * subject without the consumer's name in it, which no permission could tell from another service's.
   */
  async ensureConsumer(stream: string, config: Partial<ConsumerConfig> & { name: string }): Promise<void> {
    await this.#call(`CONSUMER.CREATE.${stream}.${config.name}`, { stream_name: stream, config });
  }

  /** 0 when nothing was ever stored. */
  async lastSequence(stream: string): Promise<number> {
    return (await this.#call<StreamInfo>(`STREAM.INFO.${stream}`, {})).state.last_seq;
  }

  async #call<T>(what: string, body: object): Promise<T> {
    const message = await this.asks.ask(`$JS.API.${what}`, undefined, JSON.stringify(body), 5000);
    const reply = message.json<T & ApiReply>();
    if (reply.error) throw new Error(`${reply.error.description} (${reply.error.err_code})`);
    return reply;
  }
}

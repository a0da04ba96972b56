import type { Message } from '@baylink/contracts/outreach';
import type { Outcome } from '../domain/sending.js';

/** One way to reach people. `send` does not throw: what went wrong is its outcome. */
export interface Channel {
  send(message: Message): Promise<Outcome>;
  close?(): void;
}

/** The channels that are set up, by name. */
export type Channels = { readonly console: Channel; readonly email?: Channel | undefined };
export const CHANNELS = Symbol('channels');

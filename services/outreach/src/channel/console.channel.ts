import type { Message } from '@baylink/contracts/outreach';
import type { Logger } from '@baylink/kit';
import { maskAddress } from '../domain/mask.js';
import type { Outcome } from '../domain/sending.js';
import type { Channel } from './channel.js';

/** Tells on the log that a message would go out; its text stays in the message itself. */
export class ConsoleChannel implements Channel {
  constructor(private readonly logger: Logger) {}

  async send({ complaint, template, recipient, to }: Message): Promise<Outcome> {
    this.logger.info({ complaint, template, recipient: recipient.kind, to: maskAddress(to) }, 'message');
    return { ok: true };
  }
}

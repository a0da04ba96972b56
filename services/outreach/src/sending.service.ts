import type { Message } from '@baylink/contracts/outreach';
import { Clock, LOGGER, type Logger, SETTINGS } from '@baylink/kit';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { CHANNELS, type Channels } from './channel/channel.js';
import { type Outcome, settle } from './domain/sending.js';
import { MessageStore } from './message.store.js';
import type { OutreachSettings } from './settings.js';

/** Takes queued messages to their channel and keeps what became of them. */
@Injectable()
export class SendingService implements BeforeApplicationShutdown {
  private readonly underWay = new Map<string, Promise<void>>();

  constructor(
    private readonly store: MessageStore,
    @Inject(CHANNELS) private readonly channels: Channels,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: OutreachSettings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    store.messages.onWake((id) => this.sendDue(id));
  }

  /** Makes a try without being waited for. When it is lost to a crash, the clock makes the next. */
  begin(message: Message): void {
    const { id } = message;
    this.send(id, async () => message).catch((error) =>
      this.logger.warn({ err: error, message: id }, 'message-not-settled'),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.underWay.values());
    this.channels.email?.close?.();
  }

  private async sendDue(id: string): Promise<void> {
    if (this.underWay.has(id) || (await this.store.isDue(id, this.clock.now()))) {
      await this.send(id, () => this.store.messages.get(id));
    }
  }

  /** Two who want to send one message at the same time wait for one try. */
  private send(id: string, read: () => Promise<Message>): Promise<void> {
    const running = this.underWay.get(id);
    if (running) return running;
    const sending = this.try(id, read).finally(() => this.underWay.delete(id));
    this.underWay.set(id, sending);
    return sending;
  }

  private async try(id: string, read: () => Promise<Message>): Promise<void> {
    const message = await read();
    if (message.state !== 'queued') return;
    const outcome = await this.take(message);
    const { MESSAGE_RETRY_AFTER } = this.settings;
    await this.store.messages.change(id, (before) => settle(before, outcome, this.clock.now(), MESSAGE_RETRY_AFTER));
  }

  private async take(message: Message): Promise<Outcome> {
    const channel = this.channels[message.channel];
    // It was queued for e-mail and the server was taken out of the settings since.
    return channel ? channel.send(message) : { ok: false, lasting: false, reason: 'no-channel' };
  }
}

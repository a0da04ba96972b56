import { LOGGER, type Logger, SETTINGS } from '@baylink/kit';
import { Module } from '@nestjs/common';
import { CHANNELS, type Channels } from './channel/channel.js';
import { ConsoleChannel } from './channel/console.channel.js';
import { SmtpChannel } from './channel/smtp.channel.js';
import { MessageController } from './message.controller.js';
import { MessageService } from './message.service.js';
import { MessageStore } from './message.store.js';
import { OfferTokens } from './offer-tokens.js';
import { Recipients } from './recipients.js';
import { SendingService } from './sending.service.js';
import { type OutreachSettings, outreachSettings } from './settings.js';

/** What we say, to whom, by which channel, and what became of it. */
@Module({
  controllers: [MessageController],
  providers: [
    MessageStore,
    MessageService,
    SendingService,
    Recipients,
    OfferTokens,
    { provide: CHANNELS, inject: [SETTINGS, LOGGER], useFactory: channels },
  ],
})
export class OutreachModule {
  static settings = outreachSettings;
}

function channels({ SMTP_URL, MAIL_FROM }: OutreachSettings, logger: Logger): Channels {
  return {
    console: new ConsoleChannel(logger),
    email: SMTP_URL ? new SmtpChannel(SMTP_URL, MAIL_FROM) : undefined,
  };
}

import { createHash } from 'node:crypto';
import type { Message } from '@baylink/contracts/outreach';
import { createTransport } from 'nodemailer';
import type { Outcome } from '../domain/sending.js';
import type { Channel } from './channel.js';

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/**
 * Sends by SMTP. At least once: a crash after the server took a message and before that was saved sends it again,
 * with the same `Message-ID`, by which mail servers and readers fold copies.
 */
export class SmtpChannel implements Channel {
  private readonly transport;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    this.transport = createTransport({ url, pool: true, maxConnections: 4, ...TIMEOUTS });
  }

  async send(message: Message): Promise<Outcome> {
    const { to, subject, text } = message;
    const headers = { 'Auto-Submitted': 'auto-generated' };
    try {
      await this.transport.sendMail({ from: this.from, to, subject, text, headers, messageId: this.idOf(message) });
      return { ok: true };
    } catch (error) {
      return refused(error as SmtpError);
    }
  }

  close(): void {
    this.transport.close();
  }

  private idOf({ id }: Message): string {
    const domain = /@([^\s>]+)/.exec(this.from)?.[1] ?? 'localhost';
    return `<${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${domain}>`;
  }
}

type SmtpError = { code?: string; responseCode?: number };
/** The server speaks about this recipient or this message, not about us or itself. */
const ABOUT_THE_MESSAGE = ['EENVELOPE', 'EMESSAGE'];

/** A server's own words may repeat the address, so only its reply code is kept (RFC 5321, 4.2.1: 5yz is lasting). */
function refused({ code = 'unknown', responseCode }: SmtpError): Outcome {
  const lasting = ABOUT_THE_MESSAGE.includes(code) && (responseCode === undefined || responseCode >= 500);
  return { ok: false, lasting, reason: responseCode ? `smtp-${responseCode}` : `smtp-${code.toLowerCase()}` };
}

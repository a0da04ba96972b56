import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export type Letter = { to: string; from: string; subject: string; text: string; messageId: string };

/** A real SMTP server on this machine that keeps what it is given, or refuses it with a reply code. */
export class Mailbox {
  readonly letters: Letter[] = [];
  private refusing: number | undefined;
  private readonly server: SMTPServer;
  private look = () => {};

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_address, _session, answer) => answer(this.refusing ? this.refusal(this.refusing) : null),
      onData: (stream, _session, answer) => {
        buffer(stream).then(
          (raw) => this.keep(raw).then(() => answer(null), answer),
          (error: Error) => answer(error),
        );
      },
    });
  }

  static async open(): Promise<Mailbox> {
    const mailbox = new Mailbox();
    await once(mailbox.server.listen(0, '127.0.0.1'), 'listening');
    return mailbox;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** From now on every recipient is refused with this reply code, or accepted again. */
  refuseWith(code: number | undefined): void {
    this.refusing = code;
  }

  /** The first letter that speaks of something, now or as soon as it is there. */
  about(word: string): Promise<Letter> {
    return new Promise((resolve) => {
      this.look = () => {
        const [letter] = this.allAbout(word);
        if (letter) resolve(letter);
      };
      this.look();
    });
  }

  allAbout(word: string): Letter[] {
    return this.letters.filter(({ subject, text }) => `${subject} ${text}`.includes(word));
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  private async keep(raw: Buffer): Promise<void> {
    const { to, from, subject = '', text = '', messageId } = await PostalMime.parse(raw);
    this.letters.push({
      to: to?.[0]?.address ?? '',
      from: from?.address ?? '',
      subject,
      text,
      messageId: messageId ?? '',
    });
    this.look();
  }

  private refusal(responseCode: number): Error {
    return Object.assign(new Error('not today'), { responseCode });
  }
}

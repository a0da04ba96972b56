import type { Decision, Language } from '@baylink/contracts';
import { type Message, messageQueued } from '@baylink/contracts/outreach';

/** A person or firm a message goes to, as known at this moment. */
export type Recipient = {
  kind: Message['recipient']['kind'];
  id: string;
  email?: string | undefined;
  phone?: string | undefined;
  language: Language;
};

export type Draft = {
  /** Id of the event that is told. */
  event: string;
  complaint: string;
  template: Message['template'];
  to: Recipient;
  channel: Message['channel'];
  subject: string;
  text: string;
  link: string;
};

/**
 * A message ready to go. Its id follows from the event, the recipient and the channel, so the event that comes again
 * finds it there. The first try is made at once; `net` is when the clock tries if a crash came between.
 */
export function queueMessage(draft: Draft, now: Date, net: Date): Decision<Message> {
  const { event, to, ...said } = draft;
  const after: Message = {
    ...said,
    id: messageId(draft),
    version: 1,
    recipient: { kind: to.kind, id: to.id },
    to: addressOn(draft.channel, to),
    language: to.language,
    state: 'queued',
    tries: 0,
    createdAt: now.toISOString(),
  };
  return { after, events: [messageQueued.of(aboutMessage(after))], wakeAt: net };
}

/** A complaint has one customer, and ids travel further than messages do: the customer's own id stays out. */
export function messageId({ event, to, channel }: Draft): string {
  const recipient = to.kind === 'customer' ? to.kind : `${to.kind}:${to.id}`;
  return `${event}/${recipient}/${channel}`;
}

/** By e-mail where we can send any and the recipient has an address; else it is told on the console. */
export const chooseChannel = (hasMail: boolean, to: Recipient): Message['channel'] =>
  hasMail && to.email ? 'email' : 'console';

export const aboutMessage = ({ id, complaint, template, channel }: Message) => ({
  message: id,
  complaint,
  template,
  channel,
});

const addressOn = (channel: Message['channel'], { email, phone, id }: Recipient) =>
  (channel === 'email' ? email : (phone ?? email)) ?? id;

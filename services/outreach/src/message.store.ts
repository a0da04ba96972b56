import type { Message } from '@baylink/contracts/outreach';
import { type Aggregate, Aggregates } from '@baylink/kit';
import { Injectable } from '@nestjs/common';
import { messageSchema } from './message.schema.js';

const SHOWN = 200;

@Injectable()
export class MessageStore {
  readonly messages: Aggregate<Message>;

  constructor(aggregates: Aggregates) {
    this.messages = aggregates.of<Message>({
      noun: 'message',
      collection: 'messages',
      id: ({ id }) => id,
      schema: messageSchema,
    });
  }

  /** Whether a try is due: a wake-up for a due time that has since moved on is none. */
  async isDue(id: string, now: Date): Promise<boolean> {
    return (await this.messages.model.exists({ _id: id, wakeAt: { $lte: now } })) !== null;
  }

  /** Everything said about one complaint, in the order it was said. */
  async about(complaint: string): Promise<Message[]> {
    const { items } = await this.messages.list({ complaint }, { limit: SHOWN, order: { createdAt: 1 } });
    return items;
  }
}

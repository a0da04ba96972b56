import { Injectable } from '@nestjs/common';
import type { Answers, Call } from '../operation.js';
import { LiveFeed } from './feed.js';
import { Page } from './page.js';
import { scopeOf } from './visible.js';

type EventsCall = Call<unknown, { lastEventId?: string }>;

/** What happens, as it happens. https://html.spec.whatwg.org/multipage/server-sent-events.html */
@Injectable()
export class EventsHttp {
  constructor(private readonly feed: LiveFeed) {}

  readonly answers: Answers = { events: async (call) => this.open(call) };

  private open({ reader, signed, query, request, reply }: EventsCall): void {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 1000\n\n');
    const page = new Page(raw, scopeOf(reader), signed?.session);
    raw.on('close', () => this.feed.leave(page));
    this.feed.join(page, readSeen(request.headers['last-event-id'] ?? query.lastEventId));
  }
}

function readSeen(text: string | string[] | undefined): number | undefined {
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

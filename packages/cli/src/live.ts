import { events } from '@baylink/contracts';
import { EventSource } from 'eventsource';
import type { Product } from './product.js';

/** Something that happened, as an open page hears it. */
export type Heard = { id: string; type: string; time: string; data: Record<string, unknown> };
type Waiting = { fits: (heard: Heard) => boolean; found: (heard: Heard) => void };

/** Hears what happens in the network as it happens: server-sent events, resumed by themselves after a loss. */
export class Live {
  /** What was heard, by the complaint it is about. */
  private readonly heard = new Map<string, Heard[]>();
  private readonly waiting = new Map<string, Set<Waiting>>();

  private constructor(private readonly source: EventSource) {}

  /** Resolves when the stream stands: nothing that happens from then on is missed. */
  static async open({ address: { url, token } }: Product): Promise<Live> {
    const source = new EventSource(`${url.replace(/\/+$/, '')}/api/v1/events`, {
      fetch: (input, init) =>
        fetch(input, { ...init, headers: { ...init.headers, ...(token && { authorization: `Bearer ${token}` }) } }),
    });
    const live = new Live(source);
    for (const type of events.keys()) source.addEventListener(type, (event) => live.take(type, event.data as string));
    await new Promise<void>((resolve, reject) => {
      source.onopen = () => resolve();
      source.onerror = (error) => reject(new Error(error.message ?? 'no events'));
    });
    source.onerror = null;
    return live;
  }

  /** The first event about a complaint that fits, heard already or to come; undefined when it does not come in time. */
  about(complaint: string, fits: (heard: Heard) => boolean, withinMs: number): Promise<Heard | undefined> {
    const known = this.heard.get(complaint)?.find(fits);
    if (known) return Promise.resolve(known);
    return new Promise((resolve) => {
      const waiting = this.waiting.get(complaint) ?? new Set();
      this.waiting.set(complaint, waiting);
      const done = (found?: Heard) => {
        clearTimeout(late);
        waiting.delete(one);
        resolve(found);
      };
      const one: Waiting = { fits, found: done };
      const late = setTimeout(done, withinMs);
      waiting.add(one);
    });
  }

  close(): void {
    this.source.close();
  }

  private take(type: string, text: string): void {
    const heard = { ...(JSON.parse(text) as Heard), type };
    const complaint = String(heard.data.complaint ?? '');
    this.heard.set(complaint, [...(this.heard.get(complaint) ?? []), heard]);
    for (const { fits, found } of [...(this.waiting.get(complaint) ?? [])]) if (fits(heard)) found(heard);
  }
}

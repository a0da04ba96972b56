import type { LiveEvent } from './visible.js';

/** The last events, in order and without a gap, for pages that were away for a moment. */
export class Ring {
  private readonly events: (LiveEvent | undefined)[];
  private first = 0;
  private count = 0;

  constructor(private readonly size: number) {
    this.events = new Array(size);
  }

  get newest(): number {
    return this.at(this.count - 1)?.sequence ?? 0;
  }

  push(event: LiveEvent): void {
    this.events[(this.first + this.count) % this.size] = event;
    if (this.count < this.size) this.count += 1;
    else this.first = (this.first + 1) % this.size;
  }

  clear(): void {
    this.count = 0;
  }

  /** Whether everything after `sequence` is here, so that nobody who saw that much misses anything. */
  covers(sequence: number): boolean {
    const oldest = this.at(0);
    return oldest !== undefined && sequence >= oldest.sequence - 1 && sequence <= this.newest;
  }

  /** At most `limit` of those after `sequence`, in order. */
  after(sequence: number, limit = Number.POSITIVE_INFINITY): LiveEvent[] {
    const found: LiveEvent[] = [];
    for (let i = this.placeAfter(sequence); i < this.count && found.length < limit; i++) found.push(this.at(i)!);
    return found;
  }

  /** The place of the first event after `sequence`. */
  private placeAfter(sequence: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.at(middle)!.sequence > sequence) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private at(place: number): LiveEvent | undefined {
    return place < 0 || place >= this.count ? undefined : this.events[(this.first + place) % this.size];
  }
}

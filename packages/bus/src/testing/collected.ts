/** What came in so far, and a promise of the rest. */
export class Collected<T> {
  readonly all: T[] = [];
  #waiting: (() => void)[] = [];

  add = (one: T): void => {
    this.all.push(one);
    for (const look of this.#waiting.splice(0)) look();
  };

  /** Resolves when `count` have come. */
  async until(count: number): Promise<T[]> {
    while (this.all.length < count) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.all;
  }
}

/** A door that stays shut until it is opened. */
export function door(): { opened: Promise<void>; open: () => void } {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

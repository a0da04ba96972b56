type Task = () => Promise<void>;

/** Runs the tasks of one lane one after another and different lanes side by side, at most `limit` at once. */
export class Lanes {
  /** The tasks that wait behind the one at the head of their lane. */
  readonly #behind = new Map<string, Task[]>();
  #ready: { lane: string; task: Task }[] = [];
  #running = 0;

  constructor(
    private readonly limit: number,
    /** Called whenever a task has ended. Tasks must not reject. */
    private readonly ended: () => void,
  ) {}

  add(lane: string, task: Task): void {
    const behind = this.#behind.get(lane);
    if (behind) {
      behind.push(task);
      return;
    }
    this.#behind.set(lane, []);
    this.#ready.push({ lane, task });
    this.#start();
  }

  /** Tasks that run or could run; those behind another of their lane do not count, as they keep nobody waiting. */
  get active(): number {
    return this.#running + this.#ready.length;
  }

  #start(): void {
    while (this.#running < this.limit) {
      const next = this.#ready.shift();
      if (!next) return;
      this.#running++;
      void next.task().finally(() => this.#end(next.lane));
    }
  }

  #end(lane: string): void {
    this.#running--;
    const task = this.#behind.get(lane)?.shift();
    if (task) this.#ready.push({ lane, task });
    else this.#behind.delete(lane);
    this.#start();
    this.ended();
  }
}

import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Model } from 'mongoose';
import type { Clock } from './clock.js';
import type { Logger } from './logger.js';

/** Half of the six seconds that a wake-up may be late at worst: the other half is for a restart and the work itself. */
const RECONCILE_EVERY_MS = 3000;
/** Only what is due this soon is handed to Redis; the rest waits in its document for a later look. */
const HORIZON_MS = 10_000;
/** This long after its time a wake-up is no longer Redis's to bring. */
const LATE_MS = 500;
const CONCURRENCY = 64;
const LOOKED_AT_ONCE = 20_000;

/** What wake-ups know of an aggregate: its noun and where its documents are. */
type AnyAggregate = { spec: { noun: string }; model: Pick<Model<unknown>, 'collection'> };
type Due = { noun: string; id: string };
type Armed = Due & { wakeAt: Date };

/**
 * Wakes aggregates at their due time. The due time lives in the document (`wakeAt`); BullMQ only wakes us on time, and
 * a look at the documents every three seconds arms again what Redis lost. While Redis is away that look wakes by itself.
 */
export class WakeUps {
  private readonly aggregates = new Map<string, { aggregate: AnyAggregate; wake(id: string): Promise<unknown> }>();
  private readonly connections: Redis[] = [];
  private readonly connection: Redis;
  private readonly queue: Queue<Due>;
  private worker?: Worker<Due>;
  private timer?: NodeJS.Timeout;
  private looking?: Promise<void> | undefined;
  private stopJumps?: () => void;

  constructor(
    private readonly options: { redisUrl: string; prefix: string },
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {
    this.connection = this.connect({ enableOfflineQueue: false });
    this.queue = new Queue<Due>('wake-ups', {
      connection: this.connection,
      prefix: options.prefix,
      skipVersionCheck: true,
    });
    this.queue.on('error', () => {});
  }

  register(aggregate: unknown, wake: (id: string) => Promise<unknown>): void {
    const known = aggregate as AnyAggregate;
    this.aggregates.set(known.spec.noun, { aggregate: known, wake });
  }

  start(): void {
    if (this.aggregates.size === 0) return;
    this.worker = new Worker<Due>('wake-ups', ({ data }) => this.wake(data), {
      connection: this.connect({}),
      prefix: this.options.prefix,
      concurrency: CONCURRENCY,
      skipVersionCheck: true,
    });
    this.worker.on('error', () => {});
    this.worker.on('failed', (job, error) => this.logger.warn({ err: error, ...job?.data }, 'wake-up-failed'));
    this.timer = setInterval(() => this.look(), RECONCILE_EVERY_MS);
    this.stopJumps = this.clock.onJump(() => this.wakeDue());
    this.look();
  }

  /** A look that takes long is not joined by a second one. */
  private look(): void {
    this.looking ??= this.reconcile()
      .catch((error) => this.logger.warn({ err: error }, 'wake-up-look-failed'))
      .finally(() => {
        this.looking = undefined;
      });
  }

  /** Hands a due time to Redis when it is near. */
  arm(aggregate: unknown, id: string, wakeAt: Date | null): void {
    if (!wakeAt || wakeAt.getTime() - this.clock.now().getTime() > HORIZON_MS) return;
    this.add([{ noun: (aggregate as AnyAggregate).spec.noun, id, wakeAt }]).catch(() => {});
  }

  /**
   * Arms again whatever is due soon. What should have been woken by now is woken here: Redis may be away, or keep it
   * for a worker that was killed.
   */
  private async reconcile(): Promise<void> {
    const near = await this.due(HORIZON_MS);
    const late = this.clock.now().getTime() - LATE_MS;
    const isLate = ({ wakeAt }: Armed) => wakeAt.getTime() < late;
    const armed = this.add(near.filter((due) => !isLate(due))).catch((error) =>
      this.logger.warn({ err: error, due: near.length }, 'wake-ups-without-redis'),
    );
    await Promise.all([armed, this.wakeAll(near.filter(isLate))]);
  }

  private async wakeDue(): Promise<void> {
    await this.wakeAll(await this.due(0));
  }

  /** As many at once as the worker takes, the one due first begun first. */
  private async wakeAll(due: Armed[]): Promise<void> {
    const left = due.values();
    const wakeNext = async () => {
      for (const one of left) await this.wake(one).catch((err) => this.logger.warn({ err, ...one }, 'wake-up-failed'));
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, wakeNext));
  }

  private async wake({ noun, id }: Due): Promise<void> {
    await this.aggregates.get(noun)?.wake(id);
  }

  private async due(within: number): Promise<Armed[]> {
    const until = new Date(this.clock.now().getTime() + within);
    const perNoun = [...this.aggregates.values()].map(async ({ aggregate }) => {
      const found = await aggregate.model.collection
        .find({ wakeAt: { $lte: until } } as never, { projection: { wakeAt: 1 } })
        .sort({ wakeAt: 1 })
        .limit(LOOKED_AT_ONCE)
        .toArray();
      const rows = found as unknown as { _id: string; wakeAt: Date }[];
      return rows.map(({ _id, wakeAt }) => ({ noun: aggregate.spec.noun, id: _id, wakeAt }));
    });
    return (await Promise.all(perNoun)).flat();
  }

  /** The same due time is the same job, however often it is added. BullMQ forbids colons in job ids. */
  private async add(due: Armed[]): Promise<void> {
    if (due.length === 0) return;
    if (!this.healthy()) throw new Error('Redis is away');
    const now = this.clock.now().getTime();
    await this.queue.addBulk(
      due.map(({ noun, id, wakeAt }) => ({
        name: 'wake',
        data: { noun, id },
        opts: {
          jobId: `${noun}_${id}_${wakeAt.getTime()}`.replaceAll(':', '_'),
          delay: Math.max(0, wakeAt.getTime() - now),
          removeOnComplete: true,
          removeOnFail: true,
        },
      })),
    );
  }

  private connect(options: { enableOfflineQueue?: boolean }): Redis {
    const redis = new Redis(this.options.redisUrl, { maxRetriesPerRequest: null, ...options });
    redis.on('error', () => {});
    this.connections.push(redis);
    return redis;
  }

  healthy(): boolean {
    return this.connection.status === 'ready';
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopJumps?.();
    await this.looking;
    await this.worker?.close();
    await this.queue.close();
    for (const redis of this.connections) redis.disconnect();
  }
}

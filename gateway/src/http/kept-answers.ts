import { createHash } from 'node:crypto';
import { Refusal } from '@baylink/contracts';
import { duplicateKey } from '@baylink/kit';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Connection } from 'mongoose';
import { type Collection, collectionOf, forgetAfter, stamped } from '../collection.js';
import { MONGO } from '../tokens.js';
import type { Answer } from './answer.js';

/** An `Idempotency-Key`, which belongs to who sent it, and what it was sent with. */
export type RequestKey = { key: string; hash: string };
type Kept = Answer & { _id: string; hash: string };

const KEPT_SECONDS = 30 * 24 * 3600;

/** The answers to requests that came with a key, so that the same request gets the same answer. */
@Injectable()
export class KeptAnswers implements OnModuleInit {
  private readonly answers: Collection<Kept>;
  private readonly underWay = new Map<string, Promise<unknown>>();

  constructor(@Inject(MONGO) mongo: Connection) {
    this.answers = collectionOf(mongo, 'answers');
  }

  async onModuleInit(): Promise<void> {
    await forgetAfter(KEPT_SECONDS, this.answers);
  }

  /**
   * Answers a request once; whoever comes again with the same key gets the same answer. A refusal is not kept, as the
   * next try may fare better. The service that is asked knows the key too: should this process end before it has kept
   * the answer, the work is still done once.
   * @throws Refusal `request-key-reused` when the key came with something else before
   */
  once(request: RequestKey, answer: () => Promise<Answer>): Promise<Answer> {
    return this.afterOthers(
      request.key,
      async () => (await this.standing(request)) ?? this.keep(request, await answer()),
    );
  }

  private async keep(request: RequestKey, answer: Answer): Promise<Answer> {
    const absent = { _id: request.key, hash: { $exists: false } };
    const kept = { $set: { hash: request.hash, ...answer }, ...stamped };
    try {
      await this.answers.updateOne(absent, kept, { upsert: true });
      return answer;
    } catch (error) {
      if (!duplicateKey(error)) throw error;
      return (await this.standing(request)) ?? answer;
    }
  }

  private async standing(request: RequestKey): Promise<Answer | undefined> {
    const kept = await this.answers.findOne({ _id: request.key });
    return kept ? replay(kept, request) : undefined;
  }

  /** The same request twice at the same time: the second waits and gets what the first got. */
  private async afterOthers<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.underWay.get(key);
    const turn = before ? before.then(work, work) : work();
    this.underWay.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.underWay.get(key) === turn) this.underWay.delete(key);
    }
  }
}

function replay({ hash, status, headers, body }: Kept, request: RequestKey): Answer {
  if (hash !== request.hash) throw new Refusal('request-key-reused');
  return { status, headers: { ...headers, 'idempotent-replayed': 'true' }, ...(body !== undefined && { body }) };
}

/** The key as the reader sent it, or undefined. */
export function readRequestKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,200}$/.test(header)) return header;
  throw new Refusal('malformed', { errors: [{ field: 'Idempotency-Key', rule: 'request-key' }] });
}

/** Two requests are the same when they say the same, in whichever order and spacing. */
export function hashRequest(method: string, url: string, body: unknown): string {
  const said = Buffer.isBuffer(body) ? body : canonical(body);
  return createHash('sha256').update(`${method} ${url}\n`).update(said).digest('base64url');
}

const canonical = (value: unknown): string => JSON.stringify(value, inOrder) ?? '';

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

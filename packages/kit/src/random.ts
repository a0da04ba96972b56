import { randomBytes } from 'node:crypto';
import { monotonicFactory } from 'ulid';

/** The only source of chance in a service. Domain code gets what it draws as an argument. */
export abstract class Random {
  /** A new id: a ULID, so that ids sort by the time they were made. */
  abstract id(): string;
  /** 128 unguessable bits, base64url: for links. */
  abstract token(): string;
  /** `count` whole numbers from 0 to 31: the signs of a complaint's number. */
  abstract signs(count: number): number[];
}

export class SystemRandom extends Random {
  private readonly ulid = monotonicFactory();

  override id(): string {
    return this.ulid();
  }

  override token(): string {
    return randomBytes(16).toString('base64url');
  }

  override signs(count: number): number[] {
    return [...randomBytes(count)].map((byte) => byte & 31);
  }
}

import { Refused } from '../failures.js';
import type { Product } from '../product.js';

/** Everybody of the demo network who acts: each signs in once, when first needed. */
export class Cast {
  private readonly signedIn = new Map<string, Promise<Product>>();

  constructor(private readonly product: Product) {}

  station = (code: string): Promise<Product> => this.as('station', code);
  dealer = (code: string): Promise<Product> => this.as('dealer', code);
  agent = (): Promise<Product> => this.as('agent');

  /** Whether the product lets anybody be somebody of the demo. */
  async isThere(): Promise<boolean> {
    try {
      await this.product.as(undefined).get('/session/demo');
      return true;
    } catch (failure) {
      if (failure instanceof Refused && failure.status === 404) return false;
      throw failure;
    }
  }

  private as(role: string, at?: string): Promise<Product> {
    const who = `${role} ${at ?? ''}`;
    const known = this.signedIn.get(who) ?? this.signIn(role, at);
    this.signedIn.set(who, known);
    return known;
  }

  private async signIn(demo: string, at?: string): Promise<Product> {
    const stranger = this.product.as(undefined);
    const { body } = await stranger.post<{ token: string }>(
      '/session',
      { demo, ...(at && { at }) },
      { patienceMs: 30_000 },
    );
    return this.product.as(body.token);
  }
}

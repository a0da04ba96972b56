import type { Bus } from '@baylink/bus';
import type { Out } from '@baylink/contracts';
import { getOfferTokens } from '@baylink/contracts/repair-station';
import { BUS } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';

type Tokens = Out<typeof getOfferTokens>['tokens'];

/**
 * What makes the links to offers. One question at a time: all who ask while it is under way share the next one, so
 * that a hundred offers at once cost a few questions and a single one waits for nobody.
 */
@Injectable()
export class OfferTokens {
  private wanted = new Set<string>();
  private next: Promise<Tokens> | undefined;
  private underWay: Promise<unknown> = Promise.resolve();

  constructor(@Inject(BUS) private readonly bus: Bus) {}

  /** Undefined for an offer that was made before there were links. */
  async of(job: string): Promise<string | undefined> {
    this.wanted.add(job);
    this.next ??= this.askNext();
    return (await this.next)[job];
  }

  private async askNext(): Promise<Tokens> {
    await this.underWay;
    const jobs = [...this.wanted];
    this.wanted = new Set();
    this.next = undefined;
    const asked = this.bus.request(getOfferTokens, { jobs });
    this.underWay = asked.catch(() => {});
    return (await asked).tokens;
  }
}

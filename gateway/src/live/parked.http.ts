import type { Bus } from '@baylink/bus';
import { BUS } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Answers, Call } from '../operation.js';

/** Events that could not be handled, for the operator. */
@Injectable()
export class ParkedHttp {
  constructor(@Inject(BUS) private readonly bus: Bus) {}

  readonly answers: Answers = {
    parked: async () => ({ items: await this.bus.parked() }),
    redrive: ({ params }: Call<{ sequence: number }>) => this.bus.redrive(params.sequence),
  };
}

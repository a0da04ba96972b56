import { Controller, Get, Inject, Res } from '@nestjs/common';
import { register } from 'prom-client';
import { HEALTH } from './tokens.js';

/** What a part of the product says of itself: each dependency by name, true when it answers. */
export type Health = () => Promise<Record<string, boolean>>;

type Reply = { status(code: number): { send(body: unknown): void }; header(name: string, value: string): Reply };

@Controller()
export class HealthHttp {
  constructor(@Inject(HEALTH) private readonly health: Health) {}

  @Get('health/live')
  live() {
    return { status: 'live' };
  }

  @Get('health/ready')
  async ready(@Res() reply: Reply) {
    const parts = await this.health();
    const ready = Object.values(parts).every(Boolean);
    reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not-ready', parts });
  }

  @Get('metrics')
  async metrics(@Res() reply: Reply) {
    const body = await register.metrics();
    reply.header('content-type', register.contentType).status(200).send(body);
  }
}

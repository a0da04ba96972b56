import { LOGGER, type Logger } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Histogram, register } from 'prom-client';

/** What was asked, by operation and never by address: addresses hold tokens and ids. */
@Injectable()
export class RequestLog {
  private readonly seconds = histogram();

  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  note(request: FastifyRequest, reply: FastifyReply): void {
    const { operation = 'none' } = request.routeOptions.config;
    const { statusCode: status, elapsedTime } = reply;
    this.seconds.observe({ operation, status }, elapsedTime / 1000);
    const ms = Math.round(elapsedTime * 10) / 10;
    this.logger.info({ operation, status, ms, ...whose(request) }, 'request');
  }

  /** Something that nobody foresaw. */
  fault(error: unknown, request: FastifyRequest): void {
    const { operation } = request.routeOptions.config;
    this.logger.error({ operation, err: error, ...whose(request) }, 'request failed');
  }
}

const whose = ({ signed, traceparent }: FastifyRequest) => ({
  account: signed?.reader.account,
  trace: traceparent?.slice(3, 35),
});

const name = 'baylink_http_request_seconds';
function histogram(): Histogram {
  const known = register.getSingleMetric(name);
  if (known) return known as Histogram;
  const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
  return new Histogram({ name, help: 'HTTP requests answered', labelNames: ['operation', 'status'], buckets });
}

import 'reflect-metadata';
import type { EventContract, RequestContract } from '@baylink/contracts';
import { applyDecorators, UseFilters } from '@nestjs/common';
import { EventPattern, MessagePattern } from '@nestjs/microservices';
import { RefusalFilter } from './refusal.filter.js';

/** This controller method answers the request. It receives the parsed input and returns the output. */
export const Answers = (contract: RequestContract): MethodDecorator =>
  applyDecorators(MessagePattern(contract.subject, { contract } satisfies AnswersExtras), UseFilters(RefusalFilter));

/** This controller method hears the events. It receives the envelope; its name names the durable consumer. */
export const On = (...events: readonly EventContract[]): MethodDecorator => {
  return (target, key, descriptor) => {
    const handler = String(key);
    const pattern: MethodDecorator = EventPattern<string>(handler, { handler, events } satisfies OnExtras);
    applyDecorators(pattern, UseFilters(RefusalFilter))(target, key, descriptor);
  };
};

export type AnswersExtras = { contract: RequestContract };
export type OnExtras = { handler: string; events: readonly EventContract[] };

export { Answers, On } from './answers.js';
export type {
  Answer,
  Bus,
  BusLogger,
  BusOptions,
  EventOutcome,
  Heard,
  Listener,
  MeasuredEvent,
  MeasuredRequest,
  Parked,
  RequestOptions,
  WatchFrom,
  Watching,
} from './bus.js';
export { BusStrategy } from './bus.strategy.js';
export { type Context, currentContext, newTrace, nextHop, runWith, traceOf } from './context.js';
export { type MemoryBusOptions, memoryBus, memoryNetwork } from './memory-bus.js';
export { type NatsBusOptions, natsBus } from './nats-bus.js';
export { RefusalFilter } from './refusal.filter.js';

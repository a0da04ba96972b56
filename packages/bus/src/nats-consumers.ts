import { AckPolicy, type ConsumerConfig, DeliverPolicy } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';

/** One per handler and service, shared by its processes. */
export function durable(
  name: string,
  filters: readonly string[],
  ackWaitMs: number,
): Partial<ConsumerConfig> & { name: string } {
  return {
    name,
    durable_name: name,
    filter_subjects: [...filters],
    deliver_policy: DeliverPolicy.All,
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(ackWaitMs),
    max_ack_pending: 1000,
    // Tries are counted where messages are parked: a limit here would drop one whose last try died with its process.
    max_deliver: -1,
  };
}

/** One per watcher, gone a while after it. */
export function passing(name: string, start: number): Partial<ConsumerConfig> & { name: string } {
  return {
    name,
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: start,
    ack_policy: AckPolicy.None,
    mem_storage: true,
    num_replicas: 1,
    inactive_threshold: nanos(60_000),
  };
}

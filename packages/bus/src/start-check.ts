import { type RequestContract, type ServiceName, topology } from '@baylink/contracts';

/** What a service has to answer and hear. */
export interface Expected {
  service: string;
  /** Every contract there is; those of other services are left out. */
  contracts: readonly RequestContract[];
}

/** What is wrong with the handlers that were found; empty when each declared one is there once, and no other. */
export function faultsOf(
  found: { answers: readonly string[]; handlers: readonly string[] },
  expected?: Expected,
): string[] {
  const doubles = [
    ...repeated(found.answers).map((subject) => `${subject} has more than one answer`),
    ...repeated(found.handlers).map((handler) => `${handler} hears events more than once`),
  ];
  if (!expected) return doubles;
  const { service, contracts } = expected;
  const declared = contracts.map(({ subject }) => subject).filter((subject) => subject.startsWith(`${service}.`));
  const heard: readonly string[] = topology[service as ServiceName]?.hears ?? [];
  return [
    ...doubles,
    ...without(declared, found.answers).map((subject) => `${subject} has no answer`),
    ...without(found.answers, declared).map((subject) => `${subject} is not declared for ${service}`),
    ...without(heard, found.handlers).map((handler) => `${handler} is in the topology but hears nothing`),
    ...without(found.handlers, heard).map((handler) => `${handler} is not in the topology of ${service}`),
  ];
}

const repeated = (names: readonly string[]) => [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
const without = (names: readonly string[], others: readonly string[]) =>
  [...new Set(names)].filter((name) => !others.includes(name));

type Query = Record<string, unknown>;

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
/** Telephone systems write `?from=+8613800138000` as it is, and a bare plus in a query string means a space. */
const phone = (value: unknown) => text(value)?.replace(/^ +(?=\d)/, '+');

/** Where to go after signing in: only a path of our own, so that nobody is sent elsewhere. */
export const signInSearch = ({ next }: Query): { next?: string } => ({
  next: text(next)?.match(/^\/(?![/\\]).*/)?.[0],
});

export type CallSearch = { from?: string; customer?: string; vin?: string };
export const callSearch = ({ from, customer, vin }: Query): CallSearch => ({
  from: phone(from),
  customer: text(customer),
  vin: text(vin),
});
export type ListSearch = { show?: 'open' | 'all'; state?: string; kind?: 'technical' | 'service' };
export const listSearch = ({ show, state, kind }: Query): ListSearch => ({
  show: show === 'all' ? 'all' : undefined,
  state: text(state),
  kind: kind === 'technical' || kind === 'service' ? kind : undefined,
});

import { z } from 'zod';

/** Every way the system says no, with its HTTP status. The code is also the translation key. */
export const refusals = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-allowed': 409,
  'already-exists': 409,
  'too-late': 409,
  stale: 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  invalid: 422,
  'request-key-reused': 422,
  'version-required': 428,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
} as const;
export type RefusalCode = keyof typeof refusals;

/** One thing wrong with one field: where it stands (`vehicle.vin`), the rule it breaks, and that rule's numbers. */
export type FieldError = { field: string; rule: string } & Record<string, unknown>;

/** A "no" that a person or a program can act on. It crosses every wire with its code and its detail. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly detail: Record<string, unknown> = {},
  ) {
    super(code);
    this.name = 'Refusal';
  }

  static is(error: unknown): error is Refusal {
    return error instanceof Refusal;
  }

  /** Fields that break a rule of the domain rather than of their shape. */
  static invalid(...errors: FieldError[]): Refusal {
    return new Refusal('invalid', { errors });
  }
}

/** Parses at a border: what does not fit is the refusal `invalid` naming each field and its rule. */
export function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw Refusal.invalid(...result.error.issues.map(toFieldError));
}

function toFieldError(issue: z.core.$ZodIssue): FieldError {
  const {
    code,
    path,
    message,
    input: _input,
    ...numbers
  } = issue as z.core.$ZodIssue & { params?: Record<string, unknown> };
  const { params, inst: _inst, continue: _continue, errors: _errors, ...rest } = numbers as Record<string, unknown>;
  const own = params as { rule?: string } | undefined;
  return { field: path.join('.'), ...rest, ...own, rule: own?.rule ?? code, message };
}

/** A rule of our own on a value, named for translation: `z.string().check(rule('vin', isVin))`. */
export function rule<T>(name: string, holds: (value: T) => boolean) {
  return z.refine<T>(holds, { params: { rule: name }, message: name });
}

/** A question one service asks another: subject `<service>.<noun>.<verb>`, and what goes in and out. */
export function request<I extends z.ZodType, O extends z.ZodType>(subject: string, parts: { input: I; output: O }) {
  return { subject, ...parts };
}
export type RequestContract = ReturnType<typeof request<z.ZodType, z.ZodType>>;
/** What the answering side receives. */
export type In<C extends { input: z.ZodType }> = z.output<C['input']>;
/** What the asking side gets back. */
export type Out<C extends { output: z.ZodType }> = z.output<C['output']>;
/** What the asking side may leave to defaults. */
export type Asked<C extends { input: z.ZodType }> = z.input<C['input']>;

/** Something that happened. `key` names the field that listeners filter on; it becomes the end of the subject. */
export function event<T extends string, D extends z.ZodObject>(
  type: T,
  version: number,
  data: D,
  key: keyof z.output<D> & string,
) {
  return { type, version, data, key, of: (body: z.output<D>): Happened => ({ type, version, data: body }) };
}
export type EventContract<D extends z.ZodObject = z.ZodObject> = {
  type: string;
  version: number;
  data: D;
  key: string;
  of(body: z.output<D>): Happened;
};
export type Happened = { type: string; version: number; data: Record<string, unknown> };

/**
 * An event on its way: CloudEvents 1.0, JSON format.
 * `id` is `<aggregate id>:<aggregate version>`: the JetStream message id, and what consumers de-duplicate on.
 */
export type Envelope<D = Record<string, unknown>> = {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  dataschema: string;
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  traceparent?: string;
  data: D;
};

/** The subject an event travels on: `event.<noun>.<past>.<key>`. */
export function eventSubject(contract: Pick<EventContract, 'type' | 'key'>, data: Record<string, unknown>): string {
  const key = String(data[contract.key] ?? '-').replace(/[^\w-]/g, '_') || '-';
  return `event.${contract.type}.${key}`;
}

/** Who may move an aggregate: the five roles, the customer by link, the clock, and the rest of the network by its events. */
export const actors = ['agent', 'supervisor', 'dealer', 'station', 'admin', 'customer', 'clock', 'network'] as const;
export type Actor = (typeof actors)[number];
/** The desk: whoever answers for a complaint at the call centre. */
export const desk = ['agent', 'supervisor', 'admin'] as const satisfies readonly Actor[];

/**
 * One row of a lifecycle. `to: 'same'` keeps the state. `wake` names the duration after which the
 * aggregate is looked at again. `input` is what the action carries besides its name.
 */
export type Row<S extends string> = {
  readonly from: readonly S[];
  readonly to: S | 'same';
  readonly by: readonly Actor[];
  readonly wake?: string;
  readonly input?: z.ZodObject;
};

/** Where an aggregate may go: each action's states before, state after, and who may take it. */
export function lifecycle<const S extends readonly string[], const A extends Record<string, Row<S[number]>>>(life: {
  states: S;
  actions: A;
}) {
  type State = S[number];
  type Name = keyof A & string;
  const names = Object.keys(life.actions) as Name[];
  const may = (name: Name, state: State, by?: Actor) => {
    const row = life.actions[name]!;
    return row.from.includes(state) && (!by || row.by.includes(by));
  };
  return {
    ...life,
    names,
    /** The actions possible in a state, for everybody or for one actor. */
    allowed: (state: State, by?: Actor): Name[] => names.filter((name) => may(name, state, by)),
    /** The state after, or a refusal that says what is allowed instead. */
    next(state: State, action: Name, by: Actor): State {
      if (!may(action, state, by)) {
        throw new Refusal('not-allowed', { action, state, allowed: names.filter((name) => may(name, state, by)) });
      }
      const { to } = life.actions[action]!;
      return to === 'same' ? state : to;
    },
    /** The action as it comes over a wire: its name as `type`, its own fields beside it. */
    action: z.discriminatedUnion(
      'type',
      names.map((name) => z.object({ type: z.literal(name) }).extend(life.actions[name]!.input?.shape ?? {})) as never,
    ) as unknown as z.ZodType<ActionIn<A>>,
  };
}
type ActionIn<A extends Record<string, { input?: z.ZodObject }>> = {
  [K in keyof A & string]: { type: K } & (A[K] extends { input: infer I extends z.ZodObject } ? z.output<I> : unknown);
}[keyof A & string];
/** An action of a lifecycle, by name: `ActionOf<typeof jobLife, 'decline'>`. */
export type ActionOf<L extends { action: z.ZodType }, N extends string = string> = Extract<
  z.output<L['action']>,
  { type: N }
>;

/** What an action leads to: the aggregate after it, what others hear, and when to look again. */
export type Decision<T> = { after: T; events: Happened[]; wakeAt: Date | null };

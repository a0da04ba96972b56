import type { Asked, Language, Out, Reader, RequestContract } from '@baylink/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Signed } from './session/signed.js';

/** Puts a question to the service that its contract names. */
export type Ask = <C extends RequestContract>(contract: C, input: Asked<C>) => Promise<Out<C>>;

/** What came in with one HTTP request, parsed. */
export interface Call<P = Record<string, unknown>, Q = Record<string, unknown>, B = unknown> {
  /** Who has signed in, if anybody has. */
  readonly signed: Signed | undefined;
  /** Who asks. Reading it where nobody has signed in is the refusal `unauthenticated`. */
  readonly reader: Reader;
  readonly language: Language;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** From `If-Match`, where the operation asks for it. */
  readonly version: number;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** One thing that can be done over HTTP, as data: route, parsing, policy, answer and documentation follow from it. */
export type Operation = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, parameters in braces. */
  readonly path: `/${string}`;
  readonly tag: string;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The type of the body where it is not JSON. */
  readonly accepts?: 'text/csv';
  /** The type of the answer where it is not JSON. */
  readonly produces?: 'text/event-stream';
  readonly status: 200 | 201 | 202 | 204;
  readonly output?: z.ZodType;
  /** The answer's version goes out as a strong `ETag`. */
  readonly etag?: true;
  /** The change rests on a version that must come in as `If-Match`. */
  readonly ifMatch?: true;
  /** Where what was made can be read, below `/api/v1`. */
  readonly location?: (output: never) => string;
  /** A POST that is not to be remembered under its `Idempotency-Key`, because its answer is a secret. */
  readonly unkept?: true;
  /** The lifecycles whose actions the parameter `action` names; each is documented as a path of its own. */
  readonly lives?: readonly Life[];
  /** Refusals besides those that every operation of its kind has. */
  readonly refuses?: readonly number[];
  readonly asks?: RequestContract;
  /** Absent where one of the `.http.ts` files answers. */
  readonly answer?: (call: Call, ask: Ask) => Promise<unknown>;
};

export type Life = {
  readonly actions: Record<string, { readonly by: readonly string[]; readonly input?: z.ZodObject }>;
};

type Described = Omit<Operation, 'status' | 'asks' | 'answer' | 'params' | 'query' | 'body' | 'location'> & {
  readonly status?: Operation['status'];
};
type CallOf<P, Q, B> = Call<z.output<P>, z.output<Q>, z.output<B>>;
type Taking<P, Q, B> = { readonly params?: P; readonly query?: Q; readonly body?: B };

/** An operation that is one question to one service; its output is the answer. */
export function asking<C extends RequestContract, P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(
  parts: Described &
    Taking<P, Q, B> & {
      readonly asks: C;
      readonly input: (call: CallOf<P, Q, B>) => Asked<C>;
      readonly location?: (output: Out<C>) => string;
    },
): Operation {
  const { input, asks } = parts;
  const answer: Operation['answer'] = (call, ask) => ask(asks, input(call as never));
  return { status: 200, output: asks.output, ...parts, answer };
}

/** An operation that takes more than one question, or none. */
export function operation<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, O extends z.ZodType>(
  parts: Described &
    Taking<P, Q, B> & {
      readonly output?: O;
      readonly answer?: (call: CallOf<P, Q, B>, ask: Ask) => Promise<z.input<O>>;
      readonly location?: (output: z.output<O>) => string;
    },
): Operation {
  return { status: 200, ...parts, answer: parts.answer as Operation['answer'] };
}

/** What an answer is made of beside its body, where one of the `.http.ts` files makes it. */
export type Answers = Record<string, (call: Call<never, never, never>) => Promise<unknown>>;

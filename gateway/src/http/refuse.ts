import type { Socket } from 'node:net';
import { newTrace } from '@baylink/bus';
import { type Language, Refusal } from '@baylink/contracts';
import { languageOf } from '@baylink/i18n';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Signed } from '../session/signed.js';
import { type Problem, type ProblemReader, refusalOf, toProblem } from './problem.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who has signed in, once that is known. */
    signed?: Signed;
    /** The trace it belongs to, once it is known which operation is asked for. */
    traceparent?: string;
  }
}

/** The language that the request asks for, else that of the account. */
export const languageFor = ({ headers, signed }: FastifyRequest): Language =>
  languageOf(headers['accept-language'], signed?.language);

/** Answers with what an error means to whoever asked. */
export const refuse = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  send(reply, toProblem(refusalOf(error), readerOf(request)));

export const refuseMethod = (request: FastifyRequest, reply: FastifyReply, allow: string): FastifyReply =>
  send(reply.header('allow', allow), toProblem(new Refusal('method-not-allowed'), readerOf(request)));

/** What is no HTTP at all, or endless headers: there is no request to speak of yet. */
export function refuseBroken(error: Error & { code?: string }, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) {
    const body = JSON.stringify(toProblem(new Refusal('malformed'), { language: 'en', traceparent: newTrace() }));
    const head = ['HTTP/1.1 400 Bad Request', `Content-Type: ${problemType}`, `Content-Length: ${body.length}`];
    socket.write(`${[...head, 'Connection: close', '', body].join('\r\n')}`);
  }
  socket.destroy();
}

const problemType = 'application/problem+json';

const readerOf = (request: FastifyRequest): ProblemReader => ({
  language: languageFor(request),
  traceparent: request.traceparent ?? newTrace(),
});

function send(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.retryAfterSeconds) reply.header('retry-after', String(problem.retryAfterSeconds));
  return (
    reply
      .status(problem.status)
      .header('content-type', problemType)
      .header('content-language', languageFor(reply.request))
      // Fastify would add a charset to text, which this type does not have.
      .send(Buffer.from(JSON.stringify(problem)))
  );
}

import { type Bus, runWith, traceOf } from '@baylink/bus';
import { Refusal } from '@baylink/contracts';
import { BUS } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { ImportsHttp } from '../imports/imports.http.js';
import { EventsHttp } from '../live/events.http.js';
import { ParkedHttp } from '../live/parked.http.js';
import type { Answers, Ask, Call, Operation } from '../operation.js';
import { type OperationId, operationIds, operations } from '../operations/index.js';
import { dataHeaders } from '../pages/security.js';
import { admit, checkPolicy } from '../policy.js';
import { Entrance } from '../session/entrance.js';
import { hashToken } from '../session/password.js';
import { SessionHttp } from '../session/session.http.js';
import { type Answer, toAnswer } from './answer.js';
import { API } from './api.js';
import { takeCsv, takeJson } from './bodies.js';
import { isKnown } from './etag.js';
import { hashRequest, KeptAnswers, readRequestKey } from './kept-answers.js';
import { Limits } from './limits.js';
import { refusalOf } from './problem.js';
import { read } from './read.js';
import { languageFor, refuse, refuseMethod } from './refuse.js';
import { RequestLog } from './request-log.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: OperationId;
  }
}

/** The one way in: every operation of the table is a route, and each request goes through the same steps. */
@Injectable()
export class Routes {
  private readonly ask: Ask;
  private readonly special: Answers;

  constructor(
    @Inject(BUS) bus: Bus,
    private readonly log: RequestLog,
    private readonly entrance: Entrance,
    private readonly limits: Limits,
    private readonly kept: KeptAnswers,
    session: SessionHttp,
    events: EventsHttp,
    imports: ImportsHttp,
    parked: ParkedHttp,
  ) {
    this.ask = (contract, input) => bus.request(contract, input);
    this.special = { ...session.answers, ...events.answers, ...imports.answers, ...parked.answers };
  }

  /** @throws Error when an operation has no answer, or no row in the policy */
  async register(fastify: FastifyInstance): Promise<void> {
    checkPolicy(operationIds);
    const unanswered = operationIds.filter((id) => !operations[id].answer && !this.special[id]);
    if (unanswered.length > 0) throw new Error(`nobody answers [${unanswered.join(', ')}]`);
    const csv = operationIds.filter((id) => operations[id].accepts === 'text/csv');
    const json = operationIds.filter((id) => !csv.includes(id));
    await fastify.register(async (api) => this.add(takeJson(api), json), { prefix: API });
    await fastify.register(async (api) => this.add(takeCsv(api), csv), { prefix: API });
    await fastify.register(async (api) => this.addOtherMethods(api), { prefix: API });
  }

  private add(api: FastifyInstance, ids: OperationId[]): void {
    api.setErrorHandler((error, request, reply) => this.refuse(error, request, reply));
    api.addHook('onRequest', async (request, reply) => this.letIn(request, reply));
    api.addHook('onResponse', async (request, reply) => this.log.note(request, reply));
    for (const id of ids) {
      const operation: Operation = operations[id];
      api.route({
        method: operation.method,
        url: toRoute(operation.path),
        exposeHeadRoute: operation.method === 'GET' && !operation.produces,
        config: { operation: id },
        handler: (request, reply) =>
          runWith({ traceparent: traceOf(request.traceparent) }, () => this.handle(id, request, reply)),
      });
    }
  }

  /** Who is not allowed in is told so before the body is read. */
  private async letIn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    reply.headers(dataHeaders);
    const id = request.routeOptions.config.operation!;
    request.traceparent = traceOf(headerOf(request, 'traceparent'));
    const signed = await this.entrance.whoIs(request);
    request.signed = signed;
    admit(id, signed?.reader);
    if (signed) await this.limits.byAccount(signed.reader.account);
    else if (operations[id].tag === 'links') await this.limits.byLink(request.ip);
  }

  private async handle(id: OperationId, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const operation: Operation = operations[id];
    const call = toCall(operation, request, reply);
    const answer = await this.once(operation, call, async () =>
      toAnswer(operation, await (operation.answer ?? this.special[id]!)(call as never, this.ask)),
    );
    if (reply.sent) return reply;
    return send(reply, answer);
  }

  /** A POST that came with an `Idempotency-Key` is answered as it was the first time. */
  private once(operation: Operation, call: Call, answer: () => Promise<Answer>): Promise<Answer> {
    const { request, signed, params } = call;
    if (operation.method !== 'POST' || operation.unkept) return answer();
    const own = readRequestKey(request.headers['idempotency-key']);
    if (own === undefined) return answer();
    const key = `${signed?.reader.account ?? hashToken(JSON.stringify(params))}:${own}`;
    const hash = hashRequest(request.method, request.url, call.body);
    const context = { traceparent: traceOf(request.traceparent), requestKey: key, requestHash: hash };
    return runWith(context, () => this.kept.once({ key, hash }, answer));
  }

  private refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    if (refusalOf(error).code === 'internal') this.log.fault(error, request);
    return refuse(error, request, reply);
  }

  private addOtherMethods(api: FastifyInstance): void {
    for (const [path, methods] of methodsByPath()) {
      const others = allMethods.filter((method) => !methods.has(method));
      const allow = [...methods].sort().join(', ');
      const handler = async (request: FastifyRequest, reply: FastifyReply) => refuseMethod(request, reply, allow);
      api.route({ method: others, url: toRoute(path), onRequest: handler, handler });
    }
  }
}

const allMethods: HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

function methodsByPath(): Map<string, Set<HTTPMethods>> {
  const found = new Map<string, Set<HTTPMethods>>();
  for (const { path, method, produces } of Object.values(operations) as Operation[]) {
    const methods = found.get(path) ?? new Set();
    found.set(path, methods.add(method));
    if (method === 'GET' && !produces) methods.add('HEAD');
  }
  return found;
}

const toRoute = (path: string) => path.replace(/\{(\w+)\}/g, ':$1');

const headerOf = ({ headers }: FastifyRequest, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
};

function toCall(operation: Operation, request: FastifyRequest, reply: FastifyReply): Call {
  const { signed } = request;
  return {
    ...read(operation, request),
    signed,
    get reader() {
      if (!signed) throw new Refusal('unauthenticated');
      return signed.reader;
    },
    language: languageFor(request),
    request,
    reply,
  };
}

function send(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  reply.headers(headers);
  if (reply.request.method === 'GET' && headers.etag && isKnown(reply.request.headers['if-none-match'], headers.etag)) {
    return reply.status(304).send();
  }
  return reply.status(status).send(body);
}

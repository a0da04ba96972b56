import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LiveFeed } from '../live/feed.js';
import type { Answers } from '../operation.js';
import type { Me, OpenSession } from '../operations/session.js';
import { operationsOf } from '../policy.js';
import { readerOf } from './account.store.js';
import { COOKIE, cookieFor } from './cookie.js';
import { Demo } from './demo.js';
import { Sessions } from './sessions.js';
import type { Signed } from './signed.js';

/** Signing in and out. */
@Injectable()
export class SessionHttp {
  constructor(
    private readonly sessions: Sessions,
    private readonly demo: Demo,
    private readonly live: LiveFeed,
  ) {}

  readonly answers: Answers = {
    openSession: ({ body, request, reply }) => this.open(body, request, reply),
    closeSession: ({ signed, reply }) => this.close(signed, reply),
    demoSessions: async () => ({ items: await this.demo.list() }),
    me: async ({ signed }) => toMe(signed!),
  };

  private async open(body: OpenSession, request: FastifyRequest, reply: FastifyReply) {
    const { token, account, expiresAt } =
      body.demo === undefined
        ? await this.sessions.signIn(body.login, body.password, request.ip)
        : await this.sessions.open(await this.demo.accountOf(body.demo, body.at));
    reply.setCookie(COOKIE, token, { ...cookieFor(request), expires: expiresAt });
    return { token, me: toMe({ reader: readerOf(account), language: account.language }) };
  }

  private async close(signed: Signed | undefined, reply: FastifyReply): Promise<void> {
    reply.clearCookie(COOKIE, cookieFor(reply.request));
    if (!signed?.session) return;
    await this.sessions.close(signed.session);
    this.live.closeSession(signed.session);
  }
}

const toMe = ({ reader, language }: Signed): Me => ({ ...reader, language, may: operationsOf(reader.role) });

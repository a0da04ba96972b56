import { Refusal } from '@baylink/contracts';
import fastifyCookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { docs } from '../pages/docs.js';
import { pageSecurity } from '../pages/security.js';
import { builtWebApp, webApp } from '../pages/web-app.js';
import type { GatewaySettings } from '../settings.js';
import { version } from '../version.js';
import { JSON_LIMIT } from './bodies.js';
import { refuse, refuseBroken } from './refuse.js';
import { Routes } from './routes.js';

/** Fastify under Nest: what reaches nobody is refused in the same form as everything else. */
class HttpServer extends FastifyAdapter {
  // Every path that is not there is taken by the route of the pages; Nest has nothing to add.
  override setNotFoundHandler() {
    return this.instance;
  }
}

export function httpServer({ TRUST_PROXY }: GatewaySettings) {
  return new HttpServer({
    bodyLimit: JSON_LIMIT,
    trustProxy: TRUST_PROXY === '1',
    routerOptions: { maxParamLength: 300 },
    // As long as the longest file may take over a slow line.
    requestTimeout: 120_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    skipMiddie: true,
    frameworkErrors: refuse,
    clientErrorHandler: refuseBroken,
  });
}

export async function addRoutes(
  app: NestFastifyApplication,
  { WEB_DIST = builtWebApp }: GatewaySettings,
): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await fastify.register(fastifyCookie);
  await app.get(Routes).register(fastify);
  await fastify.register(async (pages) => {
    await pages.register(helmet, pageSecurity);
    pages.get('/version', async () => ({ name: 'baylink', version }));
    docs(pages);
    webApp(pages, WEB_DIST, notFound);
  });
}

const notFound = (request: FastifyRequest, reply: FastifyReply) => refuse(new Refusal('not-found'), request, reply);

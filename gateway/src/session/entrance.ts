import { Refusal } from '@baylink/contracts';
import { SETTINGS } from '@baylink/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { GatewaySettings } from '../settings.js';
import { COOKIE } from './cookie.js';
import { Sessions } from './sessions.js';
import type { Signed } from './signed.js';

/** Who comes in: by bearer token, or by the browser's cookie. */
@Injectable()
export class Entrance {
  constructor(
    private readonly sessions: Sessions,
    @Inject(SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /** @throws Refusal `unauthenticated` with a token that is not valid any more, `forbidden` for another site's page */
  async whoIs(request: FastifyRequest): Promise<Signed | undefined> {
    const bearer = bearerOf(request.headers.authorization);
    if (!bearer) this.mustBeOwnPage(request);
    const token = bearer ?? request.cookies[COOKIE];
    if (!token) return undefined;
    const signed = await this.sessions.find(token);
    if (!signed && bearer) throw new Refusal('unauthenticated');
    return signed;
  }

  /**
   * A browser adds the cookie to whatever any site asks for, so a change must come from a page of ours. Who sends
   * neither header is no browser. https://words.filippo.io/csrf/
   */
  private mustBeOwnPage({ method, headers }: FastifyRequest): void {
    if (method === 'GET' || method === 'HEAD') return;
    const site = headers['sec-fetch-site'];
    const own = site ? site === 'same-origin' || site === 'none' : this.isOwnOrigin(headers.origin, headers.host);
    if (!own) throw new Refusal('forbidden');
  }

  private isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
    if (origin === undefined) return true;
    const asked = URL.canParse(origin) ? new URL(origin).host : '';
    const { PUBLIC_URL } = this.settings;
    return asked !== '' && (asked === host || (PUBLIC_URL !== undefined && asked === new URL(PUBLIC_URL).host));
  }
}

function bearerOf(header: string | undefined): string | undefined {
  return header && /^Bearer +([\w~+/.=-]{1,500})$/i.exec(header)?.[1];
}

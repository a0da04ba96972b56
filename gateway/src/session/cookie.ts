import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';

export const COOKIE = 'baylink_session';

/** Not to be read by scripts, nor sent along when another site asks for more than a page. */
export const cookieFor = ({ protocol }: FastifyRequest): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: protocol === 'https',
});

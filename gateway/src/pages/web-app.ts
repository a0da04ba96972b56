import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Folder, sendFile } from './files.js';

/** Where the web app is built, seen from `src` as from `dist`. */
export const builtWebApp = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** Addresses that never lead to a page of the web app. */
const notPages = /^\/(api|health|metrics|version)(\/|$)/;

/**
 * The web app: its files, and its one page for every other address that a browser asks for.
 * @param notFound what is answered to everything else
 */
export function webApp(
  pages: FastifyInstance,
  root: string,
  notFound: (request: FastifyRequest, reply: FastifyReply) => FastifyReply,
): void {
  const folder: Folder = { root, cacheControl };
  pages.all('/*', async (request, reply) => {
    const path = request.url.replace(/[?#].*$/s, '');
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!reads || notPages.test(path)) return notFound(request, reply);
    if (await sendFile(folder, path, request, reply)) return reply;
    const wantsPage = (request.headers.accept ?? '').includes('text/html');
    if (wantsPage && (await sendFile(folder, '/index.html', request, reply))) return reply;
    return notFound(request, reply);
  });
}

/** Vite names what is in `assets` by its content; everything else may be another one tomorrow. */
const cacheControl = (path: string) =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';

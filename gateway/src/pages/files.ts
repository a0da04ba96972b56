import send from '@fastify/send';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A folder whose files may be read by anybody. */
export type Folder = { root: string; cacheControl(path: string): string };

/** Sends a file of the folder, or resolves false when there is none by that name. */
export async function sendFile(
  { root, cacheControl }: Folder,
  path: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  const { type, statusCode, headers, stream } = await send(request.raw, path, {
    root,
    index: false,
    cacheControl: false,
  });
  if (type !== 'file') {
    stream.destroy();
    return false;
  }
  await reply.status(statusCode).headers(headers).header('cache-control', cacheControl(path)).send(stream);
  return true;
}

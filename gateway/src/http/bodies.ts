import type { FastifyInstance } from 'fastify';

/** The longest JSON body and the longest file, in bytes. */
export const JSON_LIMIT = 256 * 1024;
export const CSV_LIMIT = 32 * 1024 * 1024;

/** This part takes JSON and nothing else. */
export function takeJson(api: FastifyInstance): FastifyInstance {
  const parseJson = api.getDefaultJsonParser('error', 'error');
  api.removeAllContentTypeParsers();
  api.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: JSON_LIMIT }, (request, body, done) => {
    // Clients that name the type of a body they do not send mean no body.
    if (body === '') done(null, undefined);
    else void parseJson(request, body as string, done);
  });
  return api;
}

/** This part takes a file as it is; which encoding it has is found out later. */
export function takeCsv(api: FastifyInstance): FastifyInstance {
  api.removeAllContentTypeParsers();
  api.addContentTypeParser('text/csv', { parseAs: 'buffer', bodyLimit: CSV_LIMIT }, (_request, body, done) =>
    done(null, body),
  );
  return api;
}

import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { openApiDocument } from '../openapi/document.js';
import { version } from '../version.js';
import { type Folder, sendFile } from './files.js';

const require = createRequire(import.meta.url);
const swaggerUi: Folder = {
  root: dirname(require.resolve('swagger-ui-dist/package.json')),
  cacheControl: () => 'public, max-age=3600',
};

/** The OpenAPI document, and pages for it that need nothing from elsewhere. */
export function docs(pages: FastifyInstance): void {
  const document = JSON.stringify(openApiDocument(version));
  pages.get('/api/openapi.json', async (_request, reply) => reply.type('application/json').send(document));
  pages.get('/api/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  pages.get('/api/docs/start.js', async (_request, reply) => reply.type('text/javascript; charset=utf-8').send(start));
  for (const file of ['/swagger-ui-bundle.js', '/swagger-ui.css']) {
    pages.get(`/api/docs${file}`, async (request, reply) => {
      await sendFile(swaggerUi, file, request, reply);
      return reply;
    });
  }
}

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Baylink API</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
  </head>
  <body>
    <main id="docs"></main>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null });
`;

import type { FastifyHelmetOptions } from '@fastify/helmet';

/** For pages: everything comes from here. Nothing is loaded from elsewhere, and nobody may put them in a frame. */
export const pageSecurity: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      // Mantine writes its theme into a style element, and Swagger UI styles its parts in place.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      // MapLibre starts its workers from a blob.
      workerSrc: ["'self'", 'blob:'],
      childSrc: ['blob:'],
      manifestSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // A customer's link holds a token; no address of ours is told to anybody.
  referrerPolicy: { policy: 'no-referrer' },
};

/** For everything else: it is data, not a page, and concerns only who asked for it. */
export const dataHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'private, no-cache',
} as const;

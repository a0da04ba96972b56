import { fileURLToPath } from 'node:url';
import { version } from '../version.js';
import { openApiDocument } from './document.js';

/** The document as it is committed, so that a change of the surface shows in a review. */
export const committedFile = fileURLToPath(new URL('../../openapi.json', import.meta.url));
export const committedText = () => `${JSON.stringify(openApiDocument(version), null, 2)}\n`;

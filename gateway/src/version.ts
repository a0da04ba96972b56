import { readFileSync } from 'node:fs';

/** The version of the product, as its `package.json` says; beside `src` as beside `dist`. */
export const version: string = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;

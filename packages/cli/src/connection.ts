import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '@baylink/contracts';
import { WrongUse } from './failures.js';
import { type Address, Product } from './product.js';
import { phrases } from './words/phrases.js';

type Environment = Record<string, string | undefined>;
/** The folder of the repository this file was built in. */
const home = resolve(fileURLToPath(import.meta.url), '../../../..');

/**
 * The product to talk to: the one that `BAYLINK_URL` and `BAYLINK_TOKEN` name, else the one that runs from this folder.
 * @throws WrongUse when there is neither
 */
export function connect(env: Environment, cwd: string, language: Language): Product {
  const { BAYLINK_URL: url, BAYLINK_TOKEN: token } = env;
  const address = url ? { url, token } : running(env.BAYLINK_DATA ?? '.baylink', [cwd, home]);
  if (!address) throw new WrongUse(phrases[language].noProduct);
  return new Product(address, language);
}

/** What `npm start` wrote when it was ready. */
function running(dataDir: string, folders: string[]): Address | undefined {
  for (const folder of folders) {
    try {
      const { url, token } = JSON.parse(readFileSync(resolve(folder, dataDir, 'running.json'), 'utf8')) as Address;
      return { url, token };
    } catch {
      // Not running from here.
    }
  }
  return undefined;
}

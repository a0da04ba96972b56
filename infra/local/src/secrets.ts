import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

/** 32 random bytes in letters that need no escaping in a URL, a configuration file or a shell. */
export const newSecret = () => randomBytes(32).toString('base64url');

/** Writes what only this user may read. */
export const writePrivate = (file: string, text: string) => writeFile(file, text, { mode: 0o600 });

/** The secret kept in a file; made at the first use. */
export async function keptSecret(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    const secret = newSecret();
    await writePrivate(file, `${secret}\n`);
    return secret;
  }
}

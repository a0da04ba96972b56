import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { stepsOn } from '../steps.mjs';
import { findBinary, serverNames } from './binaries.js';
import { defaultBinDir, root } from './product.js';
import { type JestResults, tally } from './tally.js';

// `npm test`: every layer in one run of Jest; the last line is its count. What follows `--` goes to Jest.
// The servers' programs are brought first: a test that waits for a download would be called too slow.
const here = serverNames.map(async (name) => (await findBinary(name, defaultBinDir)).title);
await stepsOn(process.stdout)
  .step(
    'servers',
    () => Promise.all(here),
    (titles) => titles.join(' · '),
  )
  .catch((error: Error) => {
    console.error(error.message);
    process.stdout.write('0 passed, 1 failed, 0 skipped\n');
    process.exit(1);
  });

const folder = await mkdtemp(join(tmpdir(), 'baylink-test-run-'));
const results = join(folder, 'results.json');
const jest = createRequire(join(root, 'package.json')).resolve('jest/bin/jest');
const nodeOptions = [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];

const child = spawn(
  process.execPath,
  [jest, '--config', join(root, 'jest.config.mjs'), '--json', '--outputFile', results, ...process.argv.slice(2)],
  {
    cwd: root,
    // Jest writes its results to the standard output as well as to the file: the file is enough.
    stdio: ['inherit', 'ignore', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: nodeOptions.filter(Boolean).join(' ') },
  },
);
// A Ctrl-C reaches Jest by itself; we stay to say how it ended.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];

const found = await readFile(results, 'utf8').then(
  (json) => JSON.parse(json) as JestResults,
  () => null,
);
await rm(folder, { recursive: true, force: true });
const { passed, failed, skipped } = tally(found, code === 0);
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
const ended = signal ? 128 + constants.signals[signal] : 1;
process.exit(failed === 0 && passed > 0 ? 0 : ended);

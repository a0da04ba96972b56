#!/usr/bin/env node
// Every npm command that needs set-up comes through here: dependencies if they are missing, a build where one is
// needed, then the command itself. Plain JavaScript without a dependency: it is what brings the dependencies.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { register } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stepsOn } from './steps.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** What each command runs, and when it is built first: every time, or only when it never was. */
const commands = {
  start: { file: 'infra/local/dist/start.js', build: 'always' },
  dev: { file: 'infra/local/dist/dev.js', build: 'always' },
  test: { file: 'infra/local/dist/test.js', build: 'always' },
  bench: { file: 'test/bench/run.ts', build: 'always' },
  chaos: { file: 'test/chaos/main.ts', build: 'always' },
  tour: { file: 'packages/cli/dist/tour.js', build: 'once' },
  baylink: { file: 'packages/cli/dist/main.js', build: 'once' },
};

const [name, ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  console.error(`Say which: ${Object.keys(commands).join(', ')}.`);
  process.exit(2);
}
// What the CLI prints may be read by a program: the steps before it go beside it.
const { step } = stepsOn(command.build === 'once' ? process.stderr : process.stdout);

try {
  if (!isInstalled()) await step('dependencies', install);
  if (command.build === 'always' || !existsSync(join(root, command.file))) await step('build', build);
} catch (error) {
  console.error(error.message);
  // Who reads only the last line of a test run is to find a failure there.
  if (name === 'test') console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
}
endWithNpm();
// A file named to the CLI is meant from where one stands.
if (command.build === 'always') process.chdir(root);
await (command.file.endsWith('.ts') ? runTypeScript(command.file, args) : runJavaScript(command.file, args));

/** npm writes its own lock file at the end of an installation: older than ours, it was for another one. */
function isInstalled() {
  const written = (file) => statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return written('node_modules/.package-lock.json') >= written('package-lock.json');
}

/**
 * By the lock file. `npm ci` refuses one that lacks the packages of other platforms, as npm writes it where they cannot
 * be looked up; then `npm install` does the same with what the lock file has, and leaves it as it is.
 */
async function install() {
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const options = ['--include=dev', '--no-audit', '--no-fund'];
  try {
    await quietly([...npm, 'ci', ...options]);
  } catch (error) {
    if (!error.message.includes('EUSAGE')) throw error;
    await quietly([...npm, 'install', '--no-save', ...options]);
  }
}

function build() {
  // Here and wherever this process starts it again.
  Object.assign(process.env, { TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', DO_NOT_TRACK: '1' });
  return quietly([join(root, 'node_modules', '.bin', 'turbo'), 'run', 'build', '--output-logs=errors-only']);
}

/** Runs a program without a word. Rejects with all it said when it fails. */
async function quietly([program, ...given]) {
  const child = spawn(program, given, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += piece));
  const failed = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => resolve(code !== 0));
  });
  if (failed) throw new Error(`${said}${failed === true ? '' : failed}`);
}

/** npm does not pass on every signal, and none when it is killed: with it gone, nobody could end us. */
function endWithNpm() {
  const parent = process.ppid;
  if (!process.env.npm_lifecycle_event) return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

/** In this process: it is the one that a Ctrl-C reaches, once, and whose exit code counts. */
async function runJavaScript(file, given) {
  const path = join(root, file);
  process.argv = [process.argv[0], path, ...given];
  await import(pathToFileURL(path));
}

/** The programs of `test/` are not built; what they import of ours is. */
async function runTypeScript(file, given) {
  register('@swc-node/register/esm', import.meta.url);
  await runJavaScript(file, given);
}

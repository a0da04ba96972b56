import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { lockFile, takeLock } from './lock.js';

/** A process to run: what to call, where its output goes, and how to ask whether it is ready to work. */
export type Program = {
  name: string;
  command: string;
  args: readonly string[];
  /** The whole environment: nothing is inherited. */
  env: Record<string, string | undefined>;
  logFile: string;
  /** Asked again and again until it says `true`; a rejection counts as `false`. */
  ready(): Promise<boolean>;
  /** How long it may take to be ready, in milliseconds. */
  readyWithin?: number;
  /** How long it may take to end when asked to, in milliseconds; then it is made to. */
  endWithin?: number;
};

/** A child that ended although nobody asked it to. */
export type Ended = {
  name: string;
  code: number | null;
  signal: NodeJS.Signals | null;
  logFile: string;
  lastLines: string[];
};

/** Another living process works in this data folder. */
export class DataInUse extends Error {
  constructor(readonly dataDir: string) {
    super(`The data folder ${dataDir} is in use by another process.`);
  }
}

/** A running child: it can be killed and started again on the same data and port, for tests of what happens then. */
export class LocalProcess {
  #child!: ChildProcess;
  #log: 'w' | 'a' = 'w';
  /** An end that is asked for, or that `start` rejects with, is no news. */
  #expected = true;

  constructor(
    private readonly program: Program,
    private readonly tell: { started(pid: number): void; ended(pid: number): void; unexpected(end: Ended): void },
  ) {}

  get name(): string {
    return this.program.name;
  }

  get pid(): number {
    return this.#child.pid!;
  }

  get running(): boolean {
    return this.#child.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Starts it and waits until it is ready. Rejects with its last words when it ends first or takes too long. */
  async start(): Promise<void> {
    this.#spawn();
    const until = Date.now() + (this.program.readyWithin ?? 30_000);
    for (;;) {
      const ready = await this.program.ready().catch(() => false);
      if (!this.running) throw new Error(await this.#lastWords('ended before it was ready'));
      if (ready) break;
      if (Date.now() > until) throw new Error(await this.#lastWords('was not ready in time'));
      await sleep(20);
    }
    this.#expected = false;
  }

  /** Sends a signal. Unless it is one that only pauses, the end that follows is expected. */
  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    if (!['SIGSTOP', 'SIGCONT', 'SIGUSR1', 'SIGUSR2'].includes(signal)) this.#expected = true;
    this.#child.kill(signal);
  }

  /** Resolves when the process is gone. */
  async gone(): Promise<void> {
    if (this.running) await once(this.#child, 'exit');
  }

  /** Ends it if it still runs, then starts it as it was started before. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Asks it to end, and makes it after `endWithin`. */
  async stop(): Promise<void> {
    if (!this.running) return;
    this.kill('SIGTERM');
    this.kill('SIGCONT');
    const patience = setTimeout(() => this.kill('SIGKILL'), this.program.endWithin ?? 10_000);
    await this.gone();
    clearTimeout(patience);
  }

  #spawn(): void {
    const { command, args, env, logFile } = this.program;
    mkdirSync(dirname(logFile), { recursive: true });
    const log = openSync(logFile, this.#log, 0o600);
    this.#log = 'a';
    this.#expected = true;
    // Its own process group: a Ctrl-C in the terminal reaches us alone, and we end the children in order.
    const child = spawn(command, args, { env, detached: true, stdio: ['ignore', log, log] });
    closeSync(log);
    this.#child = child;
    // A command that cannot be run emits `error` instead of `exit`; `running` says so too.
    child.once('error', () => {});
    if (child.pid !== undefined) this.tell.started(child.pid);
    child.once('exit', (code, signal) => {
      this.tell.ended(child.pid!);
      if (!this.#expected) void this.#tellUnexpected(code, signal);
    });
  }

  async #tellUnexpected(code: number | null, signal: NodeJS.Signals | null): Promise<void> {
    const { name, logFile } = this.program;
    this.tell.unexpected({ name, code, signal, logFile, lastLines: await this.lastLines() });
  }

  /** The end of its log. */
  async lastLines(count = 12): Promise<string[]> {
    const text = await readFile(this.program.logFile, 'utf8').catch(() => '');
    return text.trimEnd().split('\n').slice(-count);
  }

  async #lastWords(what: string): Promise<string> {
    const log = relative(process.cwd(), this.program.logFile);
    return [`${this.name} ${what}. The end of ${log}:`, ...(await this.lastLines())].join('\n');
  }
}

export type ChildrenOptions = {
  dataDir: string;
  /** Told when a child ends that nobody asked to end. */
  onExit?: ((end: Ended) => void) | undefined;
  /** Remove the data folder at the end, also when this process is killed. */
  removeAtEnd?: boolean | undefined;
};

/**
 * Processes that never outlive this one. A watchdog beside it ends them when this process dies, even by SIGKILL, and
 * holds the lock of the data folder until the last of them is gone.
 */
export class Children {
  readonly #processes = new Map<string, LocalProcess>();
  #stopped = false;

  private constructor(
    private readonly watchdog: ChildProcess,
    private readonly onExit: (end: Ended) => void,
  ) {}

  /** Takes the data folder. Rejects with `DataInUse` when a living process has it. */
  static async within({ dataDir, onExit = () => {}, removeAtEnd = false }: ChildrenOptions): Promise<Children> {
    mkdirSync(dataDir, { recursive: true });
    const script = resolve(fileURLToPath(import.meta.url), '../../watchdog.sh');
    const args = [script, resolve(lockFile(dataDir)), ...(removeAtEnd ? [resolve(dataDir)] : [])];
    const watchdog = spawn('sh', args, { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    watchdog.stdin.on('error', () => {});
    await once(watchdog, 'spawn');
    if (await takeLock(dataDir, watchdog.pid!)) return new Children(watchdog, onExit);
    watchdog.kill('SIGKILL');
    throw new DataInUse(dataDir);
  }

  /** Starts a process and waits until it is ready. */
  async start(program: Program): Promise<LocalProcess> {
    if (this.#stopped) throw new Error(`${program.name} was not started: everything is being stopped.`);
    const child = new LocalProcess(program, {
      started: (pid) => this.watchdog.stdin!.write(`+ ${pid}\n`),
      ended: (pid) => this.watchdog.stdin!.write(`- ${pid}\n`),
      unexpected: this.onExit,
    });
    this.#processes.set(program.name, child);
    await child.start();
    return child;
  }

  /** Ends the named children, all at the same time. */
  async end(names: Iterable<string>): Promise<void> {
    await Promise.all([...names].map((name) => this.#processes.get(name)?.stop()));
  }

  /** Ends every child and gives the data folder back. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.end(this.#processes.keys());
    if (this.watchdog.exitCode !== null || this.watchdog.signalCode !== null) return;
    this.watchdog.stdin!.end();
    await once(this.watchdog, 'exit');
  }
}

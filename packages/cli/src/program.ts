import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Language } from '@baylink/contracts';
import { type ImportKind, importKinds } from '@baylink/contracts/imports';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { connect } from './connection.js';
import { WrongUse } from './failures.js';
import { languageOfTerminal } from './language.js';
import type { Product } from './product.js';
import { Terminal } from './terminal.js';
import { type Phrases, phrases } from './words/phrases.js';

export type Surroundings = {
  env: Record<string, string | undefined>;
  cwd: string;
  terminal: Terminal;
  /** The code that the process will end with. */
  end: (code: number) => void;
};

type Setting = Surroundings & { language: Language; say: Phrases; product: () => Product };

/** `baylink`: every command of the command line. */
export function program(surroundings: Surroundings): Command {
  const language = languageOfTerminal(surroundings.env);
  const say = phrases[language];
  const product = () => connect(surroundings.env, surroundings.cwd, language);
  const setting: Setting = { ...surroundings, language, say, product };
  const baylink = new Command('baylink').description(say.help.program).showHelpAfterError();
  baylink.addCommand(imports(setting));
  baylink
    .command('seed')
    .description(say.help.seedCommand)
    .addArgument(new Argument('[part]', say.help.seedPart).choices(['network', 'complaints']))
    .option('--small', say.help.small)
    .action(async (part: SeedPart | undefined, { small }: { small?: boolean }) => {
      const { seed } = await import('./demo/seed.js');
      await seed(product(), setting.terminal, { isSmall: small, part });
    });
  baylink.addCommand(doctor(setting));
  baylink.addCommand(parked(setting));
  baylink.addCommand(replay(setting));
  return baylink;
}

function imports(setting: Setting): Command {
  const { say } = setting;
  const command = new Command('import').description(say.help.import);
  for (const kind of importKinds) {
    const one = command.command(`${kind} <file>`).description(say.help.upload(say.kinds[kind]));
    if (kind === 'stations' || kind === 'dealers') {
      one.addOption(new Option('--crs <crs>', say.help.crs).choices(['wgs84', 'gcj02', 'bd09']).default('wgs84'));
    }
    one
      .option('--preview', say.help.preview)
      .option('--strict', say.help.strict)
      .action((file: string, options: UploadOptions) => importFile(setting, kind, file, options));
  }
  command
    .command('complaints <file>')
    .description(say.help.importComplaints)
    .option('--limit <count>', say.help.limit, wholeFrom(say, '--limit', 1))
    .addOption(new Option('--near <what>', say.help.near).choices(['stations']).default('stations'))
    .option('--concurrency <count>', say.help.concurrency, wholeFrom(say, '--concurrency', 1), 8)
    .option('--seed <number>', say.help.seed, wholeFrom(say, '--seed', 0), 1)
    .option('--strict', say.help.strict)
    .action((file: string, options: ComplaintsOptions) => importComplaintsFile(setting, file, options));
  return command;
}

type SeedPart = 'network' | 'complaints';
type UploadOptions = { crs?: string; preview?: boolean; strict?: boolean };
type ComplaintsOptions = { limit?: number; concurrency: number; seed: number; strict?: boolean };

/** Ends with 0 when every row is accounted for; with 1 when not, or when `--strict` and one was refused. */
async function importFile(setting: Setting, kind: ImportKind, name: string, options: UploadOptions): Promise<void> {
  const { upload, tellImport, isAccountedFor } = await import('./import/upload.js');
  const file = await open(setting, name);
  const product = setting.product();
  const { crs, preview = false, strict } = options;
  const result = await watched(setting, (onProgress) => upload(product, { kind, file, crs, preview }, onProgress));
  tellImport(setting.terminal, product, result);
  const isWell = result.state === 'done' && isAccountedFor(result) && !(strict && result.refused > 0);
  setting.end(isWell ? 0 : 1);
}

type Measured = { rows: number; done: number };

/** Shows how far a file is once it is known how long it is. */
async function watched<T>({ terminal, say }: Setting, work: (on: (at: Measured) => void) => Promise<T>): Promise<T> {
  let bar: ReturnType<Terminal['progress']> | undefined;
  try {
    return await work(({ rows, done }) => {
      if (rows > 0) bar ??= terminal.progress(say.rows, rows);
      bar?.at(done);
    });
  } finally {
    bar?.end();
  }
}

async function importComplaintsFile(setting: Setting, name: string, options: ComplaintsOptions): Promise<void> {
  const { importComplaints } = await import('./import/complaints.js');
  const file = await open(setting, name);
  const { refused } = await importComplaints(setting.product(), setting.terminal, file, options);
  setting.end(options.strict && refused > 0 ? 1 : 0);
}

/** A file named from where one stands; npm says where that was when it runs us from elsewhere. */
async function open({ cwd, env, say }: Setting, name: string): Promise<Buffer> {
  const file = [cwd, env.INIT_CWD ?? cwd].map((folder) => resolve(folder, name)).find((path) => existsSync(path));
  if (!file) throw new WrongUse(say.noFile(name));
  return readFile(file);
}

function doctor(setting: Setting): Command {
  const { say, terminal } = setting;
  const command = new Command('doctor').description(say.help.doctor).action(async () => {
    const { examine, tellFindings } = await import('./doctor.js');
    const findings = await examine(setting.product());
    tellFindings(terminal, findings, say.doctor);
    setting.end(findings.some(({ level }) => level === 'fail') ? 1 : 0);
  });
  command
    .command('stations')
    .description(say.help.doctorStations)
    .action(async () => {
      const { tellStations } = await import('./doctor.js');
      await tellStations(terminal, setting.product());
    });
  return command;
}

function parked(setting: Setting): Command {
  const { say, terminal } = setting;
  const command = new Command('parked').description(say.help.parked).action(async () => {
    const { tellParked } = await import('./parked.js');
    await tellParked(terminal, setting.product());
  });
  command
    .command('redrive <number...>')
    .description(say.help.redrive)
    .action(async (numbers: string[]) => {
      const { redrive } = await import('./parked.js');
      await redrive(terminal, setting.product(), numbers.map(wholeFrom(say, 'redrive', 1)));
    });
  return command;
}

/** Ends with 1 when a decision does not come out as it was kept. */
function replay({ say, terminal, product, end }: Setting): Command {
  return new Command('replay')
    .description(say.help.replay)
    .argument('<receipt>', say.help.replayReceipt)
    .option('--if <what...>', say.help.replayIf)
    .action(async (receipt: string, { if: words = [] }: { if?: string[] }) => {
      const { tellReplay } = await import('./replay.js');
      end((await tellReplay(terminal, product(), receipt, words)) ? 0 : 1);
    });
}

const wholeFrom = (say: Phrases, option: string, least: number) => (text: string) => {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least) throw new InvalidArgumentError(say.number(option, least));
  return number;
};

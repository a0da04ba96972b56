#!/usr/bin/env node
import { explain } from './failures.js';
import { languageOfTerminal } from './language.js';
import { program } from './program.js';
import { Terminal } from './terminal.js';

const { env } = process;
const end = (code: number) => {
  process.exitCode = code;
};

// Whoever reads on has enough, as with `| head`.
process.stdout.on('error', () => process.exit());

try {
  await program({ env, cwd: process.cwd(), terminal: new Terminal(), end }).parseAsync();
} catch (failure) {
  console.error(explain(failure, languageOfTerminal(env)));
  end(1);
}

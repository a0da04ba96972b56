#!/usr/bin/env node
import { connect } from './connection.js';
import { explain } from './failures.js';
import { languageOfTerminal } from './language.js';
import { Terminal } from './terminal.js';
import { takeTour } from './tour/tour.js';

const { env } = process;
const language = languageOfTerminal(env);

// Whoever reads on has enough, as with `| head`.
process.stdout.on('error', () => process.exit());

try {
  await takeTour(connect(env, process.cwd(), language), new Terminal());
} catch (failure) {
  console.error(explain(failure, language));
  process.exitCode = 1;
}

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { violations } from './checker.js';
import { importUnderKills } from './import.js';
import { chaos } from './run.js';

// `npm run chaos -- --kills 200 --complaints 1000000`: faults under load.
// `npm run chaos -- import --stations FILE --complaints FILE`: faults while files are imported.
// Each exits 1 when a promise was broken or the run was too easy.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: 'string', default: '20' },
    complaints: { type: 'string', default: '10000' },
    'per-second': { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    stations: { type: 'string', default: '' },
    crs: { type: 'string', default: 'wgs84' },
    limit: { type: 'string', default: '300' },
    targets: { type: 'string', default: 'customer-service repair-station gateway outreach dealer nats redis mongod' },
  },
});
const began = performance.now();
const tell = (line: string) => console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${line}`);
const targets = values.targets.split(' ');

async function underLoad(): Promise<boolean> {
  const kills = Number(values.kills);
  const complaints = Number(values.complaints);
  const perSecond = Number(values['per-second']);
  const seed = Number(values.seed);
  const { history, kills: killed } = await chaos({ kills, complaints, perSecond, everyMs: 1500, seed, tell });
  const latest = history.lateness.toSorted((a, b) => b - a);
  tell(`${latest.length} follow-ups, the latest ${latest.slice(0, 5).join(', ')} ms after their time`);
  const broken = violations(history);
  for (const { invariant, what } of broken) console.log(`✗ ${invariant}: ${what}`);
  const hard = killed >= kills && history.acknowledged.length >= complaints * 0.95;
  if (!hard) console.log('✗ invalid: too few kills or acknowledged complaints to count');
  console.log(`${history.acknowledged.length} acknowledged, ${killed} kills, ${broken.length} broken promises`);
  return broken.length === 0 && hard;
}

async function whileImporting(): Promise<boolean> {
  const { broken, ended } = await importUnderKills({
    stations: { file: resolve(values.stations), crs: values.crs },
    complaints: resolve(values.complaints),
    limit: Number(values.limit),
    targets,
    seed: Number(values.seed),
    tell,
  });
  for (const what of broken) console.log(`✗ ${what}`);
  const open = Object.keys(ended).filter((state) => state !== 'assigned' && state !== 'unplaced');
  for (const state of open) console.log(`✗ ${ended[state]} complaints are still ${state}`);
  console.log(`${targets.length} kills, ${broken.length} misplaced; at the end ${JSON.stringify(ended)}`);
  return broken.length === 0 && open.length === 0;
}

process.exit((await (positionals[0] === 'import' ? whileImporting() : underLoad())) ? 0 : 1);

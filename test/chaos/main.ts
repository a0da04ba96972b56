import { parseArgs } from 'node:util';
import { violations } from './checker.js';
import { chaos } from './run.js';

// `npm run chaos -- --kills 200 --complaints 1000000`: exits 1 when a promise was broken or the run was too easy.
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    complaints: { type: 'string', default: '10000' },
    'per-second': { type: 'string', default: '130' },
    seed: { type: 'string', default: '1' },
  },
});
const kills = Number(values.kills);
const complaints = Number(values.complaints);
const { history, kills: killed } = await chaos({
  kills,
  complaints,
  perSecond: Number(values['per-second']),
  everyMs: 1500,
  seed: Number(values.seed),
  tell: (line) => console.log(`  ${line}`),
});
const broken = violations(history);
for (const { invariant, what } of broken) console.log(`✗ ${invariant}: ${what}`);
const hard = killed >= kills && history.acknowledged.length >= complaints * 0.95;
if (!hard) console.log('✗ invalid: too few kills or acknowledged complaints to count');
console.log(`${history.acknowledged.length} acknowledged, ${killed} kills, ${broken.length} broken promises`);
process.exit(broken.length === 0 && hard ? 0 : 1);

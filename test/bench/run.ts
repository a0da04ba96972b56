import { printRouting } from './routing.js';
import { printSmoke } from './smoke.js';

// `npm run bench -- routing smoke`, or all of them.
const benches: Record<string, () => Promise<boolean>> = {
  routing: printRouting,
  smoke: printSmoke,
};

const wanted = process.argv.slice(2).filter((word) => word !== '--');
for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) {
  const bench = benches[name];
  if (!bench) throw new Error(`No bench ${name}; there are ${Object.keys(benches).join(', ')}.`);
  if (!(await bench())) process.exitCode = 1;
}

import { execFile } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gatewayName, serviceNames } from '@baylink/contracts';
import { stepsOn } from '../steps.mjs';
import type { Product } from './product.js';
import { root } from './product.js';
import { runProduct } from './run-product.js';

// `npm run dev`: as `npm start`, and when a source file is saved, what it belongs to is built and started again.
// A process that fails stays down until the next change.
const out = stepsOn(process.stdout);

await runProduct({
  onReady: (product) => void watchSources(product),
  onExit: ({ name, lastLines }) => {
    out.line(out.bad(`${name} ended; it is started again at the next change.`));
    for (const line of lastLines) out.line(line);
  },
});

async function watchSources(product: Product): Promise<void> {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let work = Promise.resolve();
  const rebuild = () => {
    const names = [...changed];
    changed.clear();
    work = work.then(() => buildAndRestart(product, names)).catch((error: Error) => out.line(error.message));
  };
  for (const [folder, names] of await sources()) {
    if (!existsSync(join(root, folder))) continue;
    watch(join(root, folder), { recursive: true }, () => {
      for (const name of names) changed.add(name);
      clearTimeout(timer);
      timer = setTimeout(rebuild, 200);
    });
  }
}

/** Each folder of sources with the processes that are made of it: a service's own, or all for a shared package. */
async function sources(): Promise<[string, readonly string[]][]> {
  const packages = await readdir(join(root, 'packages'));
  return [
    ...packages.map((name): [string, string[]] => [`packages/${name}/src`, [...serviceNames, gatewayName]]),
    ...serviceNames.map((name): [string, string[]] => [`services/${name}/src`, [name]]),
    ['gateway/src', [gatewayName]],
    // The pages are served as files: nothing has to be started again for them.
    ['gateway/web/src', []],
  ];
}

async function buildAndRestart(product: Product, names: string[]): Promise<void> {
  const turbo = join(root, 'node_modules', '.bin', 'turbo');
  const built = await out.step('build', () =>
    promisify(execFile)(turbo, ['run', 'build', '--output-logs=errors-only'], { cwd: root }).then(
      () => true,
      (error: Error & { stdout: string }) => out.line(error.stdout) ?? false,
    ),
  );
  if (!built || names.length === 0) return;
  await out.step(
    'restarted',
    () => Promise.all(names.map((name) => product.restart(name))),
    () => names.join(' · '),
  );
}

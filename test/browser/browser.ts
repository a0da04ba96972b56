import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium from `CHROMIUM_PATH`, the PATH, or the one that an npm package carries. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? onPath() ?? (await carried());
  return chromium.launch({ executablePath, args: flags, headless: true });
}

function onPath(): string | undefined {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {}
  }
  return undefined;
}

async function carried(): Promise<string> {
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
}

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1440, height: 900 };

/** A person at the product: signed in with a demo role, in one language, on one size of screen. */
export async function personAt(
  browser: Browser,
  origin: string,
  who: { role?: string; at?: string; language: 'en' | 'zh-CN'; viewport: { width: number; height: number } },
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: who.language, viewport: who.viewport });
  if (who.role) {
    const signedIn = await context.request.post(`${origin}/api/v1/session`, { data: { demo: who.role, at: who.at } });
    if (signedIn.status() !== 201) throw new Error(`no session: ${signedIn.status()} ${await signedIn.text()}`);
  }
  return { context, page: await context.newPage() };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it stands, by rule and place. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // The content policy forbids foreign scripts in the page, as it should; evaluating is the browser's own doing.
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> };
    };
    return (await axe.run()).violations;
  });
  return violations.map(({ id, nodes }) => `${id}: ${JSON.stringify(nodes[0]?.target)}`);
}

import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startProduct } from '@baylink/local';
import { Client, type Page } from '../client.js';
import { openLoop, quantile } from '../load.js';
import { complaint, eastOf, station } from '../network.js';

const STATIONS = 20;
const PER_SECOND = 50;
const SECONDS = 60;
const WARM_UP_SECONDS = 5;
const TARGET_MS = 50;
const LONGEST_WAIT_MS = 15_000;

/**
 * Fifty complaints a second for a minute, open loop, services as separate processes: how long from a complaint's 201
 * to its offer on the station's open page. The load generator and the pages share the machine with the product.
 */
async function smoke(seconds = SECONDS): Promise<{ p50: number; p99: number; count: number; lost: number }> {
  const product = await startProduct({
    dataDir: await mkdtemp(join(tmpdir(), 'baylink-smoke-')),
    removeAtEnd: true,
    env: { LOG_LEVEL: 'warn', RATE_LIMIT_PER_SECOND: '100000' },
  });
  try {
    const admin = new Client(product.url, product.adminToken);
    const bays = Array.from({ length: 40 }, (_, i) => `${i + 1}`);
    for (let i = 0; i < STATIONS; i++) await admin.post('/stations', station(`S${i + 1}`, i * 10, { bays }));
    const desk = await admin.as('agent');
    const pages = await Promise.all(
      Array.from({ length: STATIONS }, async (_, i) => (await admin.as('station', `S${i + 1}`)).listen()),
    );
    const offers = offersOn(pages);
    await measure(desk, offers, WARM_UP_SECONDS);
    const latencies = await measure(desk, offers, seconds);
    for (const page of pages) page.close();
    const known = latencies.filter((ms) => !Number.isNaN(ms));
    return {
      p50: quantile(known, 0.5),
      p99: quantile(known, 0.99),
      count: latencies.length,
      lost: latencies.length - known.length,
    };
  } finally {
    await product.stop();
  }
}

type Offers = (complaint: string) => Promise<number | undefined>;

/** When the offer of a complaint came to the page of whichever station it went to; nothing when it never came. */
function offersOn(pages: Page[]): Offers {
  const came = new Map<string, number>();
  const waiting = new Map<string, (at: number) => void>();
  for (const page of pages) {
    page.each('job.offered', ({ at, data }) => {
      came.set(String(data.complaint), at);
      waiting.get(String(data.complaint))?.(at);
    });
  }
  return async (complaint) => {
    const late = new AbortController();
    const heard = new Promise<number>((resolve) => waiting.set(complaint, resolve));
    const never = pause(LONGEST_WAIT_MS, undefined, { signal: late.signal }).catch(() => undefined);
    const at = came.get(complaint) ?? (await Promise.race([heard, never]));
    late.abort();
    waiting.delete(complaint);
    return at;
  };
}

/** From each 201 to its offer, in ms; an offer that was there before the 201 counts as 0, one that never came as NaN. */
async function measure(desk: Client, offers: Offers, seconds: number): Promise<number[]> {
  const latencies: number[] = [];
  await openLoop({ perSecond: PER_SECOND, count: PER_SECOND * seconds }, async (shot) => {
    const place = shot % STATIONS;
    const { status, body } = await desk.post('/complaints', complaint({ position: eastOf(place * 10) }));
    const answered = performance.now();
    const offered = status === 201 ? await offers(body.number) : undefined;
    latencies.push(offered === undefined ? Number.NaN : Math.max(0, offered - answered));
  });
  return latencies;
}

export async function printSmoke(): Promise<boolean> {
  const { p50, p99, count, lost } = await smoke();
  const good = lost === 0 && p99 < TARGET_MS;
  console.log(`${PER_SECOND} complaints a second for ${SECONDS} s, services as separate processes`);
  console.log(
    `  201 → offer on the station's page   p50 ${p50.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms   (target p99 < ${TARGET_MS} ms)`,
  );
  console.log(`  ${count} logged, ${lost} without an offer   ${good ? 'passed' : 'missed'}`);
  return good;
}

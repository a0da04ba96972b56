import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProduct } from '@baylink/local';
import { Client, type Page } from '../client.js';
import { openLoop, quantile } from '../load.js';
import { complaint, eastOf, station } from '../network.js';

const STATIONS = 20;
const PER_SECOND = 50;
const SECONDS = 60;
const WARM_UP_SECONDS = 5;
const TARGET_MS = 50;

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
    await measure(desk, pages, WARM_UP_SECONDS);
    const latencies = await measure(desk, pages, seconds);
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

/** From each 201 to its offer, in ms; an offer that was there before the 201 counts as 0, one that never came as NaN. */
async function measure(desk: Client, pages: Page[], seconds: number): Promise<number[]> {
  const latencies: number[] = [];
  await openLoop({ perSecond: PER_SECOND, count: PER_SECOND * seconds }, async (shot) => {
    const place = shot % pages.length;
    const { status, body } = await desk.post('/complaints', complaint({ position: eastOf(place * 10) }));
    const answered = performance.now();
    if (status !== 201) return void latencies.push(Number.NaN);
    const offer = await pages[place]!.until(
      ({ type, data }) => type === 'job.offered' && data.complaint === body.number,
      15_000,
    ).catch(() => undefined);
    latencies.push(offer ? Math.max(0, offer.at - answered) : Number.NaN);
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

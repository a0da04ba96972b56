import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { explain } from './failures.js';
import { languageOfTerminal } from './language.js';
import { program } from './program.js';
import { Terminal } from './terminal.js';

/** What the stand-in for the product answers: by method and path, a status, a body and headers, or none for a lost line. */
type Reply = { status?: number; body?: unknown; headers?: Record<string, string> } | 'hang up';
type Asked = { method: string; path: string; query: URLSearchParams; headers: Record<string, unknown>; body: string };

let server: Server;
let url: string;
let folder: string;
let asked: Asked[];
let replies: Record<string, Reply | ((asked: Asked) => Reply)>;

beforeEach(async () => {
  asked = [];
  replies = {};
  folder = await mkdtemp(join(tmpdir(), 'baylink-cli-'));
  server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://localhost');
    const body = Buffer.concat(await request.toArray()).toString();
    const one = { method: request.method!, path: pathname, query: searchParams, headers: request.headers, body };
    asked.push(one);
    const found = replies[`${one.method} ${pathname.replace('/api/v1', '')}`] ?? {
      status: 404,
      body: { code: 'not-found' },
    };
    const reply = typeof found === 'function' ? found(one) : found;
    if (reply === 'hang up') return void request.socket.destroy();
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
    response.end(JSON.stringify(reply.body ?? {}));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

/** Runs `baylink …` and resolves to what it said and the code it ended with. */
async function baylink(args: string[], more: Record<string, string | undefined> = {}) {
  const out = new PassThrough();
  const env = { BAYLINK_URL: url, BAYLINK_TOKEN: 'token', ...more };
  let code = 0;
  const end = (wanted: number) => {
    code = wanted;
  };
  const command = program({ env, cwd: folder, terminal: new Terminal(out, env), end });
  for (const one of [command, ...command.commands, ...command.commands.flatMap(({ commands }) => commands)]) {
    one.exitOverride().configureOutput({ writeErr: (text) => out.write(text), writeOut: (text) => out.write(text) });
  }
  await command.parseAsync(args, { from: 'user' }).catch((failure) => {
    code = 1;
    out.write(explain(failure, languageOfTerminal(env)));
  });
  return { code, said: String(out.read() ?? '') };
}

const file = async (name: string, text: string) => {
  await writeFile(join(folder, name), text);
  return name;
};
const progress = (more: object) => ({
  id: 'i1',
  state: 'done',
  preview: false,
  ...{ rows: 4, done: 4, stored: 2, unchanged: 1, refused: 1, flagged: 1, notesLeftOut: 0 },
  notes: [
    { line: 3, outcome: 'refused', notes: [{ field: 'code', rule: 'duplicate-key' }] },
    { line: 5, outcome: 'stored', id: 'S1', notes: [{ field: 'position', rule: 'far-from-province' }] },
  ],
  ...more,
});

describe('import stations', () => {
  test('sends the file as it is, waits until it is through, and tells every remark with its line and the sum', async () => {
    replies['POST /imports'] = { status: 202, body: progress({ state: 'running', done: 0 }) };
    replies['GET /imports/i1'] = { body: progress({}) };
    const { code, said } = await baylink(['import', 'stations', await file('s.csv', 'code\nS1\n'), '--crs', 'bd09']);
    expect(asked[0]).toMatchObject({
      body: 'code\nS1\n',
      headers: { 'content-type': 'text/csv', authorization: 'Bearer token' },
    });
    expect(Object.fromEntries(asked[0]!.query)).toEqual({ kind: 'stations', crs: 'bd09' });
    expect(said).toMatch(/line 3 .*refused .*code: The same key stands on another line too\./);
    expect(said).toMatch(/line 5 .*flagged .*S1 .*position: The coordinates lie far/);
    expect(said).toContain('4 rows: 2 stored, 1 unchanged, 1 refused; 1 of the kept ones flagged.');
    expect(code).toBe(0);
  });

  test('says it in Chinese to who reads Chinese', async () => {
    replies['POST /imports'] = { status: 202, body: progress({}) };
    const { said } = await baylink(['import', 'stations', await file('s.csv', 'code\n')], { LANG: 'zh_CN.UTF-8' });
    expect(said).toContain('共 4 行：入库 2，无变化 1，拒收 1');
    expect(asked[0]!.headers['accept-language']).toBe('zh-CN');
  });

  test.each([
    ['--strict and a refused row', ['--strict'], {}, 1],
    ['--strict and no refused row', ['--strict'], { refused: 0, unchanged: 2 }, 0],
    ['a row that is not accounted for', [], { stored: 1 }, 1],
    ['an import that broke off', [], { state: 'failed', reason: 'unavailable' }, 1],
    ['a preview', ['--preview'], { preview: true, stored: 0, unchanged: 0 }, 0],
  ])('with %s', async (_case, options, result, ended) => {
    replies['POST /imports'] = { status: 202, body: progress(result) };
    const { code } = await baylink(['import', 'stations', await file('s.csv', 'code\n'), ...options]);
    expect(code).toBe(ended);
  });

  test('says what is wrong with the file when the product refuses it', async () => {
    const errors = [{ field: 'file', rule: 'header', expected: 'code, name' }];
    replies['POST /imports'] = { status: 422, body: { code: 'invalid', errors } };
    const { code, said } = await baylink(['import', 'stations', await file('s.csv', 'x\n')]);
    expect(said).toContain('file: The first line does not have the expected columns (code, name).');
    expect(code).toBe(1);
  });

  test('of a file that is not there asks nobody', async () => {
    const { code, said } = await baylink(['import', 'stations', 'none.csv']);
    expect([code, said, asked]).toEqual([1, 'There is no file none.csv.', []]);
  });
});

describe('import complaints', () => {
  const csv = 'id,brand,text,component,date\n1,蓝禾,黑屏,电气设备,2024-04-29\n2,蓝禾,异响,悬架系,\n3,蓝禾,飞了,火箭,\n';
  beforeEach(() => {
    replies['GET /stations'] = ({ query }) => {
      const place = (code: string) => ({ code, position: { type: 'Point', coordinates: [114.3, 30.6] } });
      const isLast = query.has('cursor');
      return { body: { items: [place(isLast ? 'S2' : 'S1')], nextCursor: isLast ? null : 'next' } };
    };
  });
  const logged = () => asked.filter(({ method }) => method === 'POST');

  test('logs each row once under its key, and names the line of the one that it cannot', async () => {
    const seen = new Set<unknown>();
    replies['POST /complaints'] = ({ headers: { 'idempotency-key': key } }) => {
      const again = seen.has(key);
      seen.add(key);
      return { status: 201, body: { number: 'BL' }, headers: { 'idempotent-replayed': String(again) } };
    };
    const name = await file('c.csv', csv);
    const first = await baylink(['import', 'complaints', name]);
    expect(first.said).toMatch(/line 4 .*refused .*component: This fault class is not known\./);
    expect(first.said).toContain('3 rows: 2 logged, 0 there already, 1 refused.');
    expect([...seen].sort()).toEqual(['import:1', 'import:2']);
    const second = await baylink(['import', 'complaints', name]);
    expect(second.said).toContain('3 rows: 0 logged, 2 there already, 1 refused.');
    const bodies = logged().map(({ headers, body }) => `${headers['idempotency-key']} ${body}`);
    expect(new Set(bodies).size).toBe(2);
    expect([first.code, second.code]).toEqual([0, 0]);
  });

  test('tries again with the same key when the product is busy or the line is lost', async () => {
    const answers: Reply[] = ['hang up', { status: 503, headers: { 'retry-after': '0' } }, { status: 201 }];
    replies['POST /complaints'] = () => answers.shift()!;
    const { said } = await baylink(['import', 'complaints', await file('c.csv', csv), '--limit', '1']);
    expect(said).toContain('1 row: 1 logged');
    expect(logged().map(({ headers }) => headers['idempotency-key'])).toEqual(['import:1', 'import:1', 'import:1']);
  });

  test('tells a refusal of the product by its line and ends with 1 when asked to be strict', async () => {
    const errors = [{ field: 'text', rule: 'too_big', origin: 'string', maximum: 8000 }];
    replies['POST /complaints'] = { status: 422, body: { code: 'invalid', errors } };
    const { code, said } = await baylink([
      'import',
      'complaints',
      await file('c.csv', csv),
      '--limit',
      '1',
      '--strict',
    ]);
    expect(said).toMatch(/line 2 .*text: At most 8000 characters\./);
    expect(code).toBe(1);
  });

  test('needs stations to be near to', async () => {
    replies['GET /stations'] = { body: { items: [], nextCursor: null } };
    const { code, said } = await baylink(['import', 'complaints', await file('c.csv', csv)]);
    expect([code, said]).toEqual([1, expect.stringContaining('There are no stations yet')]);
  });

  test.each([
    ['--limit', '0'],
    ['--concurrency', 'many'],
    ['--near', 'moon'],
  ])('takes no %s %s', async (option, value) => {
    const { code } = await baylink(['import', 'complaints', await file('c.csv', csv), option, value]);
    expect([code, asked]).toEqual([1, []]);
  });
});

describe('doctor', () => {
  const shanghai = [121.4737, 31.2304];
  const one = (flags: object[], more: object = {}) => ({
    ...{ code: 'S1', name: 'One', province: '上海', city: '上海', position: { type: 'Point', coordinates: shanghai } },
    flags,
    ...more,
  });

  const well = () => {
    replies = {
      'GET /version': { body: { version: '0.1.0' } },
      'GET /health/ready': { body: { status: 'ready', parts: { nats: true } } },
      'GET /me': { body: { name: 'Admin', role: 'admin' } },
      'GET /network': {
        body: { stations: 1, customers: 2, vehicles: 3, jobs: { offered: 1 }, complaints: { logged: 4 } },
      },
      'GET /parked': { body: { items: [] } },
      'GET /stations': { body: { items: [one([])], nextCursor: null } },
    };
  };

  test('says that all is well', async () => {
    well();
    const { code, said } = await baylink(['doctor']);
    expect(said).not.toMatch(/warn|fail/);
    expect(said).toContain('1 stations, 2 customers, 3 vehicles, 4 complaints, 1 jobs');
    expect(code).toBe(0);
  });

  test('names the part that does not answer, and ends with 1', async () => {
    well();
    replies['GET /health/ready'] = {
      status: 503,
      body: { status: 'not-ready', parts: { nats: true, outreach: false } },
    };
    const { code, said } = await baylink(['doctor']);
    expect(said).toMatch(/fail +part outreach +does not answer/);
    expect(code).toBe(1);
  });

  test('warns of parked messages, unplaced complaints and stations that look wrong, and says what to do', async () => {
    well();
    replies['GET /parked'] = { body: { items: [{}] } };
    replies['GET /network'] = {
      body: { stations: 1, customers: 0, vehicles: 0, jobs: {}, complaints: { unplaced: 2 } },
    };
    const flags = [{ field: 'servicePhone', rule: 'missing' }];
    replies['GET /stations'] = { body: { items: [one(flags)], nextCursor: null } };
    const { code, said } = await baylink(['doctor']);
    expect(said.match(/^warn/gm)).toHaveLength(3);
    expect(said).toContain('baylink parked redrive N');
    expect(code).toBe(0);
    expect((await baylink(['doctor', 'stations'])).said).toBe('S1  One  servicePhone: This is missing.\n');
  });

  test('lists stations that stand far from their city, with the distance, the furthest first', async () => {
    well();
    const items = [
      one([], { code: 'S2', province: '江苏', city: '徐州' }),
      one([], { code: 'S3', province: '新疆', city: '昌吉' }),
      one([]),
    ];
    replies['GET /stations'] = { body: { items, nextCursor: null } };
    const { said } = await baylink(['doctor', 'stations']);
    expect(said).toMatch(/^S3 {2}One {2}It stands 3\d\d\d km from .+\nS2 {2}One {2}It stands [45]\d\d km from .+\n$/);
  });

  test('finds a clock that is wrong', async () => {
    well();
    replies['GET /version'] = { body: { version: '0.1.0' }, headers: { date: new Date(0).toUTCString() } };
    const { code, said } = await baylink(['doctor']);
    expect(said).toMatch(/fail +clock/);
    expect(code).toBe(1);
  });

  test('says where nobody answers', async () => {
    server.close();
    const { code, said } = await baylink(['doctor']);
    expect([code, said]).toEqual([1, expect.stringContaining(`Nobody answers at ${url}`)]);
  });
});

describe('parked', () => {
  test('lists what could not be handled and why', async () => {
    const one = {
      sequence: 7,
      service: 'outreach',
      handler: 'onJobOffered',
      at: '2026-11-23T09:00:00.000Z',
      error: 'no contact',
    };
    replies['GET /parked'] = { body: { items: [{ ...one, envelope: { type: 'job.offered', id: 'job/1:1' } }] } };
    const { said } = await baylink(['parked']);
    expect(said).toContain('7  2026-11-23T09:00:00.000Z  outreach onJobOffered  job.offered job/1:1');
    expect(said).toContain('no contact');
  });

  test('redrives each of the numbers given', async () => {
    replies['POST /parked/7/redrive'] = { status: 204 };
    replies['POST /parked/8/redrive'] = { status: 404, body: { code: 'not-found' } };
    const { code, said } = await baylink(['parked', 'redrive', '7', '8']);
    expect(said).toMatch(/7 was given to its handler once more\.\n.*This was not found\./);
    expect(code).toBe(1);
  });
});

describe('replay', () => {
  const candidate = (code: string, suitable: boolean) => ({
    ...{ station: { code }, suitable, total: 150, distanceKm: 4.2, fixedAt: '2026-11-23T04:30:00.000Z' },
    minutes: { drive: 12, parts: 0, wait: 18, repair: 120, record: 3 },
    rules: [{ rule: 'can-tow', ok: suitable }],
  });
  const answer = (given: object = {}) => ({
    body: {
      receipt: { id: 'BL-1.1.1', at: '2026-11-23T02:00:00.000Z', chosen: 'S1', looked: 3, suitable: 2 },
      ...{ sameOrder: true, differences: [], wouldWin: 'S2' },
      candidates: [candidate('S2', true), candidate('S1', true), candidate('S3', false)],
      ...given,
    },
  });
  const path = 'POST /complaints/BL-1/receipts/BL-1.1.1/replay';

  test('tells the order once more, and who would have won had a part been in stock', async () => {
    replies[path] = answer();
    const args = ['replay', 'BL-1.1.1', '--if', 'station=S2', 'part=in-stock', '--if', 'station=S3', 'tow=yes'];
    const { code, said } = await baylink(args);
    expect(JSON.parse(asked[0]!.body).changes).toEqual([
      { station: 'S2', part: 'in-stock' },
      { station: 'S3', tow: 'yes' },
    ]);
    expect(said).toContain('the same order');
    expect(said).toMatch(/1 {2}S2 .*in 150 min \(drive 12/);
    expect(said).toMatch(/– {2}S3 .*fails: can-tow/);
    expect(said).toContain('S2 would have won.');
    expect(code).toBe(0);
  });

  test('ends with 1 when it comes out otherwise, and says in what', async () => {
    const differences = [{ station: 'S1', field: 'place', kept: 0, replayed: 1 }];
    replies[path] = answer({ sameOrder: false, differences });
    const { code, said } = await baylink(['replay', 'BL-1.1.1']);
    expect(said).toContain('S1  place  0 → 1');
    expect(code).toBe(1);
  });

  test('names what can be otherwise when it is asked for something else', async () => {
    const { code, said } = await baylink(['replay', 'BL-1.1.1', '--if', 'station=S1', 'weather=fine']);
    expect([code, said]).toEqual([1, expect.stringContaining('part=in-stock')]);
    expect(asked).toEqual([]);
  });
});

describe('which product', () => {
  const running = (text: string) => file('running.json', text);

  test('is the one that runs from this folder when none is named', async () => {
    await running(JSON.stringify({ url, token: 'local' }));
    replies['GET /parked'] = { body: { items: [] } };
    await baylink(['parked'], { BAYLINK_URL: undefined, BAYLINK_DATA: '.' });
    expect(asked[0]!.headers.authorization).toBe('Bearer local');
  });

  test('is nobody’s guess when none is named and none runs', async () => {
    const { code, said } = await baylink(['parked'], { BAYLINK_URL: undefined, BAYLINK_DATA: 'nowhere' });
    expect([code, said]).toEqual([1, expect.stringContaining('Baylink is not running here')]);
  });
});

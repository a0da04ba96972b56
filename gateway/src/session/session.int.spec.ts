import { getDealer, listDealers } from '@baylink/contracts/dealer';
import { getStation, listStations } from '@baylink/contracts/repair-station';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dealer, station } from '../testing/samples.js';
import { ADMIN_TOKEN, answering, notFound, type Stage, startStage } from '../testing/stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage([
    answering(listStations, () => ({ items: [station], nextCursor: null })),
    answering(getStation, ({ code }) => (code === station.code ? station : notFound())),
    answering(listDealers, () => ({ items: [], nextCursor: null })),
    answering(getDealer, ({ code }) => (code === dealer.code ? dealer : notFound())),
  ]);
}, 60_000);
afterAll(() => stage.stop());

const cookieOf = (headers: Headers) => headers.get('set-cookie')!.split(';')[0]!;

describe('the demo network', () => {
  test('shows one account of each role, and its login and password let in', async () => {
    const { body } = await stage.call('/api/v1/session/demo');
    const roles = body.items.map(({ role }: { role: string }) => role);
    expect(roles).toEqual(['agent', 'supervisor', 'admin', 'station']);
    const { login, password, at } = body.items.find(({ role }: { role: string }) => role === 'station');
    expect(at).toBe(station.code);
    const session = await stage.call('/api/v1/session', { body: { login, password } });
    expect(session).toMatchObject({ status: 201, body: { me: { role: 'station', station: station.code } } });
  });

  test('lets in by role, at a station or a dealer', async () => {
    const session = await stage.call('/api/v1/session', { body: { demo: 'dealer', at: dealer.code } });
    expect(session.body.me).toMatchObject({ role: 'dealer', dealer: dealer.code, name: dealer.name });
    expect(session.body.me.may).toContain('logComplaint');
    expect(session.body.me.may).not.toContain('listJobs');
  });

  test('names a code that is not known', async () => {
    const { status, body } = await stage.call('/api/v1/session', { body: { demo: 'station', at: 'nowhere' } });
    expect([status, body.errors[0]]).toEqual([422, expect.objectContaining({ field: 'at', rule: 'unknown-station' })]);
  });
});

describe('a session', () => {
  test('is held by a bearer token', async () => {
    const token = await stage.token('agent');
    const { status, body } = await stage.call('/api/v1/me', { token });
    expect([status, body.role]).toEqual([200, 'agent']);
  });

  test('is held by a cookie that scripts cannot read', async () => {
    const { headers } = await stage.call('/api/v1/session', { body: { demo: 'agent' } });
    expect(headers.get('set-cookie')).toMatch(/^baylink_session=[\w-]{43};.*HttpOnly; SameSite=Lax$/);
    expect(headers.get('set-cookie')).not.toContain('Secure');
    const me = await stage.call('/api/v1/me', { headers: { cookie: cookieOf(headers) } });
    expect(me.body.role).toBe('agent');
  });

  test('ends when it is closed', async () => {
    const token = await stage.token('agent');
    expect((await stage.call('/api/v1/session', { method: 'DELETE', token })).status).toBe(204);
    expect((await stage.call('/api/v1/me', { token })).status).toBe(401);
  });

  test('ends after twelve hours', async () => {
    const token = await stage.token('agent');
    await stage.clock.advance('PT12H1S');
    expect((await stage.call('/api/v1/me', { token })).body).toMatchObject({ status: 401, code: 'unauthenticated' });
  });

  test('is not asked of the local administrator', async () => {
    expect((await stage.call('/api/v1/me', { token: ADMIN_TOKEN })).body).toMatchObject({ role: 'admin' });
    expect((await stage.call('/api/v1/me', { token: `${ADMIN_TOKEN}x` })).status).toBe(401);
  });

  test('lets nobody do what the role may not', async () => {
    const { body } = await stage.call('/api/v1/jobs', { token: await stage.token('dealer', dealer.code) });
    expect(body).toMatchObject({ status: 403, code: 'forbidden' });
  });
});

describe("another site's page", () => {
  const from = async (headers: Record<string, string>) => {
    const { headers: got } = await stage.call('/api/v1/session', { body: { demo: 'agent' } });
    const request = { method: 'DELETE', headers: { cookie: cookieOf(got), ...headers } };
    return (await stage.call('/api/v1/session', request)).status;
  };
  test.each([
    ['cannot use the cookie to change anything', { 'sec-fetch-site': 'cross-site' }, 403],
    ['cannot do so from a neighbouring host', { 'sec-fetch-site': 'same-site' }, 403],
    ['cannot do so with a browser that only says its origin', { origin: 'https://elsewhere.example' }, 403],
    ['is not a page of ours', { 'sec-fetch-site': 'same-origin' }, 204],
    ['is not a program that is no browser', {}, 204],
  ])('%s', async (_what, headers, status) => {
    expect(await from(headers as Record<string, string>)).toBe(status);
  });

  test('is told from our own by its origin', async () => {
    expect(await from({ origin: stage.gateway.url })).toBe(204);
  });
});

describe('who does not know the password', () => {
  const signIn = (login: string, password: string) => stage.call('/api/v1/session', { body: { login, password } });

  test('is refused alike whether the login is there or not', async () => {
    const [known, unknown] = [await signIn('supervisor', 'wrong'), await signIn('nobody', 'wrong')];
    expect(known.body).toMatchObject({ status: 401, code: 'unauthenticated', errors: [{ rule: 'login' }] });
    expect({ ...unknown.body, instance: '' }).toEqual({ ...known.body, instance: '' });
  });

  test('is locked out after ten tries, also with the right password, and told for how long', async () => {
    const { body } = await stage.call('/api/v1/session/demo');
    const { password } = body.items.find(({ role }: { role: string }) => role === 'admin');
    for (let tries = 0; tries < 10; tries++) expect((await signIn('admin', 'wrong')).status).toBe(401);
    const locked = await signIn('admin', password);
    expect(locked.body).toMatchObject({ status: 429, code: 'too-many-requests' });
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800);
  });

  test('says what is missing', async () => {
    const { status, body } = await stage.call('/api/v1/session', { body: { login: 'agent' } });
    expect([status, body.errors]).toEqual([422, [expect.objectContaining({ field: 'password' })]]);
  });
});

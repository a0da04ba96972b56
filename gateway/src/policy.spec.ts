import { roles } from '@baylink/contracts';
import { describe, expect, test } from '@jest/globals';
import { operationIds, operations } from './operations/index.js';
import { admit, checkPolicy, operationsOf, policy } from './policy.js';

const reader = (role: (typeof roles)[number]) => ({ role, account: 'a', name: 'A' });

test('every operation has its row, and every row its operation', () => {
  expect(() => checkPolicy(operationIds)).not.toThrow();
});

test('a missing row and a row too many stop the start', () => {
  expect(() => checkPolicy([...operationIds, 'newOne'])).toThrow('no row for [newOne]');
  expect(() => checkPolicy(operationIds, { ...policy, oldOne: 'public' })).toThrow('no operation for [oldOne]');
});

test('without an account only what is public is open', () => {
  const open = operationIds.filter((id) => policy[id] === 'public');
  expect(open).toEqual(['openSession', 'demoSessions', 'track', 'followUp', 'answerFollowUp', 'offer', 'answerOffer']);
  for (const id of operationIds) {
    if (open.includes(id)) expect(() => admit(id, undefined)).not.toThrow();
    else expect(() => admit(id, undefined)).toThrow('unauthenticated');
  }
});

describe.each(roles)('%s', (role) => {
  test.each(operationIds)('%s', (id) => {
    const row = policy[id];
    const may = row === 'public' || role in row;
    if (may) expect(() => admit(id, reader(role))).not.toThrow();
    else expect(() => admit(id, reader(role))).toThrow('forbidden');
    expect(operationsOf(role).includes(id)).toBe(row !== 'public' && may);
  });
});

test.each(['dealer', 'station'] as const)('a %s reaches its own and nothing else', (role) => {
  const noted = new Set(['closeSession', 'me', 'listComponents', 'events']);
  for (const id of operationsOf(role)) {
    const row = policy[id];
    const isPersonal = noted.has(id) || row === 'public';
    if (!isPersonal) expect([id, row[role]]).toEqual([id, 'own']);
  }
});

test('no two operations share a method and a path', () => {
  const places = Object.values(operations).map(({ method, path }) => `${method} ${path}`);
  expect(new Set(places).size).toBe(places.length);
});

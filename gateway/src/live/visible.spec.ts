import type { Envelope } from '@baylink/contracts';
import { expect, test } from '@jest/globals';
import { scopeOf, toLive } from './visible.js';

const envelope = (type: string, data: Record<string, unknown>): Envelope => ({
  specversion: '1.0',
  id: `${type}/1:1`,
  source: '/baylink/test',
  type,
  dataschema: `${type}/1`,
  subject: `${type}/1`,
  time: '2026-11-23T09:00:00.000Z',
  datacontenttype: 'application/json',
  data,
});
const shown = (type: string, data: Record<string, unknown>) => {
  const live = toLive(envelope(type, data), 7);
  const [id, event, line] = live.text.toString().split('\n');
  return { scopes: live.scopes, id, event, data: line ? JSON.parse(line.slice('data: '.length)).data : undefined };
};

test('a job is shown to the desk and to its station', () => {
  expect(shown('job.offered', { job: 'j', station: 'S1', distanceKm: 4 })).toEqual({
    scopes: ['desk', 'station:S1'],
    id: 'id: 7',
    event: 'event: job.offered',
    data: { job: 'j', station: 'S1', distanceKm: 4 },
  });
});

test('a complaint is shown to the desk and to its dealer, if it has one', () => {
  expect(shown('complaint.closed', { complaint: 'c', dealer: 'D1' }).scopes).toEqual(['desk', 'dealer:D1']);
  expect(shown('complaint.closed', { complaint: 'c', dealer: '' }).scopes).toEqual(['desk']);
});

test('a complaint that is opened says its class and nothing of the car or the place', () => {
  const needs = { component: 'brakes', severity: 'safety', position: {}, vehicle: { vin: 'V' }, text: 'the text' };
  const { data } = shown('complaint.logged', { complaint: 'c', dealer: 'D1', kind: 'technical', needs });
  expect(data).toEqual({ complaint: 'c', dealer: 'D1', kind: 'technical', component: 'brakes', severity: 'safety' });
});

test('a repair is told without its car and its report (I10)', () => {
  const { data } = shown('job.finished', { job: 'j', station: 'S1', vin: 'V', report: { cause: 'x' }, inCharge: 'W' });
  expect(data).toEqual({ job: 'j', station: 'S1' });
});

test.each(['vehicle.registered', 'sale.recorded', 'something.new'])('%s is shown to nobody', (type) => {
  expect(toLive(envelope(type, { vin: 'V', station: 'S1', dealer: 'D1' }), 1)).toMatchObject({ scopes: [] });
});

test.each([
  [{ role: 'agent' }, 'desk'],
  [{ role: 'admin' }, 'desk'],
  [{ role: 'station', station: 'S1' }, 'station:S1'],
  [{ role: 'dealer', dealer: 'D1' }, 'dealer:D1'],
] as const)('%j sees as %s', (who, scope) => {
  expect(scopeOf({ account: 'a', name: 'A', ...who })).toBe(scope);
});

import {
  type ComponentCode,
  componentCodes,
  type LogComplaint,
  parse,
  LogComplaint as shape,
} from '@baylink/contracts';
import { describe, expect, test } from '@jest/globals';
import { at, jobOf, reader, vehicle, waits } from '../testing/complaint.js';
import { act } from './act.js';
import { followJob } from './follow-job.js';
import { locate } from './locate.js';
import { asLogged, log, type Settled } from './log.js';

const nine = at('09:00');
const wanted = (more: object = {}): LogComplaint =>
  parse(shape, { customer: { id: 'c1' }, vehicle, text: '刹车异响', channel: 'phone', ...more });
const settled = (more: Partial<Settled> = {}): Settled => ({
  number: 'BL-7K3M-Q2X9',
  token: 'token-of-sixteen-signs',
  customer: { id: 'c1', name: 'Li Na' },
  vehicle: { ...vehicle, version: 4, drivers: ['c2'], repairs: [], externalRefs: [] },
  position: { type: 'Point', coordinates: [121.47, 31.23] },
  by: { actor: 'agent', account: 'agent' },
  ...more,
});
const logged = (more: object = {}, with_: Partial<Settled> = {}) => log(wanted(more), settled(with_), nine);

describe('a technical complaint', () => {
  test('is logged with one event that tells a station all it needs, and nothing of the person', () => {
    const { after, events, wakeAt } = logged({ component: 'brakes', severity: 'high', drivable: false });
    expect(after).toMatchObject({ state: 'logged', kind: 'technical', round: 1, vehicle });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      type: 'complaint.logged',
      data: { state: 'logged', needs: { component: 'brakes', severity: 'high', drivable: false, round: 1, vehicle } },
    });
    expect(JSON.stringify(events)).not.toMatch(/Li Na|"c1"|token/);
    expect(wakeAt).toBeNull();
  });

  test('without a class is classed by its words', () => {
    expect(logged().after).toMatchObject({ component: 'brakes', severity: 'normal' });
    expect(logged({ text: 'The airbag light is on' }).after).toMatchObject({
      component: 'restraints',
      severity: 'safety',
    });
    expect(logged({ component: 'engine' }).after.component).toBe('engine');
  });
});

describe('a complaint about service', () => {
  test.each([
    [{ dealer: 'D001' }, { dealer: 'D001' }],
    [{}, { desk: 'care' }],
  ])('with %j is assigned to %j as it is logged', (concerned, handler) => {
    const { after, events } = logged({ component: 'service-charge' }, concerned);
    expect(after).toMatchObject({ state: 'assigned', kind: 'service', handler });
    expect(after.timeline.map(({ event }) => event)).toEqual(['logged', 'assigned']);
    expect(events).toMatchObject([
      { type: 'complaint.logged', data: { state: 'logged' } },
      { type: 'complaint.assigned', data: { state: 'assigned', first: true } },
    ]);
  });
});

test.each(componentCodes)('%s goes where its kind goes', (component: ComponentCode) => {
  const { after } = logged({ component });
  expect(after.state).toBe(after.kind === 'technical' ? 'logged' : 'assigned');
});

describe('I2: the answer to a repeated request', () => {
  test('of a technical complaint is as it was logged, whatever became of it', () => {
    const { after } = logged({ component: 'brakes' });
    const assigned = followJob(after, jobOf(1, 2, 'accepted'), at('10:00'), waits).after;
    const held = act(
      assigned,
      { type: 'hold', reason: 'x', party: 'desk' } as never,
      reader('agent'),
      at('11:00'),
      waits,
    );
    expect(asLogged({ ...held.after, version: 3 })).toEqual({ ...after, version: 1 });
  });

  test('of one about service is as it was assigned', () => {
    const { after } = logged({ component: 'service-charge' }, { dealer: 'D001' });
    const started = act(after, { type: 'start' }, reader('dealer'), at('10:00'), waits).after;
    const told = { ...started, version: 3 };
    expect(asLogged(told)).toEqual({ ...after, version: 2 });
  });
});

describe('where the car is', () => {
  const point = { type: 'Point' as const, coordinates: [116.4, 39.9] as [number, number] };

  test('is where it was pointed at, whatever the address says', () => {
    expect(locate({ position: point, address: 'nowhere at all' })).toEqual(point);
  });

  test('is the place that the address names', () => {
    const found = locate({ address: '江苏省苏州市昆山市前进路 1 号' });
    expect(found).toMatchObject({ type: 'Point', coordinates: [expect.closeTo(121, 0), expect.closeTo(31.4, 0)] });
  });

  test.each([
    [{}, { field: 'position', rule: 'required' }],
    [{ address: 'qwertyuiop' }, { field: 'address', rule: 'unknown-place' }],
  ])('is not known from %j', (given, error) => {
    expect(locate(given)).toEqual(error);
  });
});

import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { catalogueProblems } from './catalogue.js';
import { complaintLife } from './complaint.js';
import { type Actor, actors, event, eventSubject, lifecycle, parse, Refusal, rule } from './language.js';
import { messageLife } from './outreach.js';
import { jobLife } from './repair-station.js';

const door = lifecycle({
  states: ['open', 'shut'],
  actions: {
    close: { from: ['open'], to: 'shut', by: ['agent'], input: z.object({ gently: z.boolean() }) },
    knock: { from: ['open', 'shut'], to: 'same', by: ['agent', 'customer'] },
  },
});

describe('a lifecycle', () => {
  test('says what may be done in a state and by whom', () => {
    expect(door.allowed('open')).toEqual(['close', 'knock']);
    expect(door.allowed('open', 'customer')).toEqual(['knock']);
  });

  test('leads to the next state, or keeps it', () => {
    expect(door.next('open', 'close', 'agent')).toBe('shut');
    expect(door.next('shut', 'knock', 'customer')).toBe('shut');
  });

  test('refuses with what is allowed instead', () => {
    expect(() => door.next('shut', 'close', 'agent')).toThrow(
      expect.objectContaining({ code: 'not-allowed', detail: { action: 'close', state: 'shut', allowed: ['knock'] } }),
    );
  });

  test('parses an action with its own fields and no others', () => {
    expect(parse(door.action, { type: 'close', gently: true })).toEqual({ type: 'close', gently: true });
    expect(() => parse(door.action, { type: 'close' })).toThrow('invalid');
    expect(() => parse(door.action, { type: 'slam' })).toThrow('invalid');
  });
});

const lives = Object.entries({ ...complaintLife, job: jobLife, message: messageLife });

describe.each(lives)('the lifecycle of a %s', (_name, life) => {
  const cells = life.states.flatMap((state) =>
    life.names.flatMap((action) => actors.map((by) => [state, action, by] as const)),
  );

  test('answers every cell of state × action × actor with a state of its own or a refusal', () => {
    for (const [state, action, by] of cells) {
      const row = (life.actions as Record<string, { from: readonly string[]; by: readonly Actor[]; to: string }>)[
        action
      ]!;
      const next = () => (life.next as (s: string, a: string, b: Actor) => string)(state, action, by);
      if (row.from.includes(state) && row.by.includes(by)) expect(next()).toBe(row.to === 'same' ? state : row.to);
      else expect(next).toThrow('not-allowed');
    }
  });

  test('names only states that exist', () => {
    for (const row of Object.values(life.actions) as { from: readonly string[]; to: string }[]) {
      expect(life.states).toEqual(expect.arrayContaining([...row.from]));
      expect([...life.states, 'same']).toContain(row.to);
    }
  });
});

describe('a refusal of bad input', () => {
  const Form = z.object({
    car: z.object({ vin: z.string().check(rule('vin-length', (vin) => vin.length === 17)) }),
    n: z.int().max(5),
  });

  test('names each field and the rule it breaks', () => {
    try {
      parse(Form, { car: { vin: 'SHORT' }, n: 9 });
      throw new Error('it was taken');
    } catch (error) {
      expect(Refusal.is(error) && error.detail.errors).toMatchObject([
        { field: 'car.vin', rule: 'vin-length' },
        { field: 'n', rule: 'too_big', maximum: 5 },
      ]);
    }
  });

  test('never repeats what was typed', () => {
    const typed = 'a secret that somebody pasted';
    expect(() => parse(Form, { car: { vin: typed }, n: typed })).toThrow(
      expect.objectContaining({ detail: expect.not.objectContaining({ input: typed }) }),
    );
    try {
      parse(Form, { car: { vin: typed }, n: typed });
    } catch (error) {
      expect(JSON.stringify((error as Refusal).detail)).not.toContain(typed);
    }
  });
});

describe('the subject of an event', () => {
  const rung = event('bell.rung', 1, z.object({ house: z.string() }), 'house');

  test('ends with the key that listeners filter on', () => {
    expect(eventSubject(rung, { house: 'S001' })).toBe('event.bell.rung.S001');
  });

  test('stays one token whatever the key holds', () => {
    expect(eventSubject(rung, { house: 'a.b > *' })).toBe('event.bell.rung.a_b____');
    expect(eventSubject(rung, {})).toBe('event.bell.rung.-');
  });
});

test('every declared request and event is in the catalogue once, under its own service and noun', () => {
  expect(catalogueProblems()).toEqual([]);
});

import { describe, expect, test } from '@jest/globals';
import { at, complaintIn, jobOf, reader, vehicle, waits } from '../testing/complaint.js';
import { followJob } from './follow-job.js';
import { answerByLink } from './follow-up.js';
import { entriesOf } from './record.js';
import { formOf, trackOf } from './track.js';
import { lineOf, viewOf } from './view.js';
import { wake } from './wake.js';

const accepted = followJob(complaintIn('logged'), jobOf(1, 2, 'accepted'), at('10:00'), waits).after;
const finished = followJob(accepted, jobOf(1, 6, 'finished'), at('15:00'), waits).after;
const asked = wake(finished, new Date(finished.due!), waits).after;
const answered = answerByLink(asked, { solved: true, score: 5 }, new Date(asked.due!), waits).after;

describe('I10: what is kept for ourselves', () => {
  test.each([complaintIn('logged'), accepted, answered])('is in no view', (complaint) => {
    for (const seen of [viewOf(complaint, reader('agent')), lineOf(complaint, reader('agent'))]) {
      expect(Object.keys(seen)).toEqual(expect.not.arrayContaining(['token', 'due', 'heard']));
      expect(JSON.stringify(seen)).not.toContain(complaint.token);
    }
  });

  test('and nothing of a person is on the customer’s page, nor the whole VIN', () => {
    const page = JSON.stringify(trackOf(answered, 'en'));
    expect(page).not.toMatch(new RegExp(`Li Na|"c1"|${vehicle.vin}|${answered.token}`));
  });
});

test('a line of a list has the beginning of a long text', () => {
  const line = lineOf(complaintIn('logged', { text: '刹'.repeat(500) }), reader('agent'));
  expect([...line.excerpt]).toHaveLength(140);
  expect(line.excerpt.endsWith('…')).toBe(true);
});

describe('the customer’s page', () => {
  test('shows each state it came through, the station and the appointment', () => {
    expect(trackOf(accepted, 'en')).toMatchObject({
      state: 'assigned',
      handler: { station: 'S001' },
      appointment: { start: at('13:00').toISOString() },
      steps: [{ state: 'logged' }, { state: 'assigned' }],
      followUp: { open: false, answered: false },
      vehicle: { vinEnd: '000018' },
    });
    expect(trackOf(complaintIn('dispatching'), 'en')).not.toHaveProperty('appointment');
  });

  test('asks while it is asked, and shows the answer given', () => {
    expect(formOf(asked, 'zh-CN')).toMatchObject({ open: true, answered: false, language: 'zh-CN' });
    expect(formOf(answered, 'en')).toMatchObject({ open: false, answered: true, answer: { solved: true, score: 5 } });
  });
});

test('the whole record stands in one order of time, newest first', () => {
  const customer = {
    ...{ id: 'c1', version: 1, name: 'Li Na', phones: ['13800138000'], emails: [], language: 'en' as const },
    ...{ externalRefs: [], since: '2024-01-01T00:00:00.000Z' },
  };
  const repair = {
    ...{
      job: 'j',
      complaint: answered.number,
      station: 'S001',
      component: 'brakes',
      finishedAt: at('15:00').toISOString(),
    },
    report: { complaint: 'Squeals', cause: 'Worn', correction: 'New' },
  };
  const car = {
    ...vehicle,
    ...{ version: 1, drivers: [], externalRefs: [], repairs: [repair] },
    purchase: { sale: 's1', dealer: 'D001', date: '2024-05-01' },
  };
  expect(entriesOf(customer, [car], [answered]).map(({ what, event }) => `${what} ${event ?? ''}`.trim())).toEqual([
    ...['follow-up closed', 'follow-up follow-up-asked', 'repair', 'complaint', 'purchase', 'customer registered'],
  ]);
});

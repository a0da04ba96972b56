import {
  actors,
  Channel,
  ComplaintState,
  complaintLife,
  componentCodes,
  components,
  events,
  Kind,
  Party,
  refusals,
  roles,
  Severity,
} from '@baylink/contracts';
import { MatchedBy, RecordEntry } from '@baylink/contracts/customer-service';
import { MessageState, Template } from '@baylink/contracts/outreach';
import {
  DeclineReason,
  JobState,
  jobLife,
  Minutes,
  recordTermNames,
  ruleNames,
  rulesByHand,
  StationState,
} from '@baylink/contracts/repair-station';
import { isKey, languages, words } from '@baylink/i18n';
import { describe, expect, test } from '@jest/globals';
import { keptByHand } from './desk/hand-rules.js';
import { liveEvents } from './live-events.js';
import { declineReasons } from './station/decline-list.js';

const actionsOf = (life: { names: readonly string[] }) => life.names;
const fieldsOf = (life: { actions: object }) =>
  Object.values(life.actions).flatMap((row: { input?: { shape: object } }) => Object.keys(row.input?.shape ?? {}));

/** Everything the contracts name and a person may read, by the beginning of its key. */
const named: [start: string, names: readonly string[]][] = [
  ['refusal', Object.keys(refusals)],
  ['role', roles],
  ['actor', actors],
  ['complaint.state', ComplaintState.options],
  ['complaint.action', actionsOf(complaintLife.technical)],
  ['complaint.action', actionsOf(complaintLife.service)],
  ['complaint.event', typesOf('complaint')],
  ['complaint.kind', Kind.options],
  ['complaint.severity', Severity.options],
  ['complaint.channel', Channel.options],
  ['complaint.party', Party.options],
  ['component', componentCodes],
  ['job.state', JobState.options],
  ['job.action', actionsOf(jobLife)],
  ['job.decline', DeclineReason.options],
  ['field', fieldsOf(complaintLife.technical)],
  ['field', fieldsOf(complaintLife.service)],
  ['field', fieldsOf(jobLife)],
  ['station.state', StationState.options],
  ['routing.rule', ruleNames],
  ['routing.fail', ruleNames],
  ['routing.count', ruleNames],
  ['receipt.term', recordTermNames],
  ['rule', rulesByHand],
  ['routing.minutes', Object.keys(Minutes.shape)],
  ['message.name', Template.options],
  ['message.state', MessageState.options],
  ['lookup.by', MatchedBy.options],
  ['record.what', RecordEntry.shape.what.options],
  ['track.now', ComplaintState.options],
];

describe('words for everything the contracts name', () => {
  test.each(named)('%s', (start, names) => {
    expect(names.map((name) => `${start}.${name}`).filter((key) => !isKey(key))).toEqual([]);
  });

  test.each(Template.options)('the message %s has a subject and a text', (template) => {
    expect([`message.${template}.subject`, `message.${template}.text`].filter((key) => !isKey(key))).toEqual([]);
  });

  test.each(componentCodes)('the fault class %s is called as in the contracts', (code) => {
    for (const language of languages)
      expect(words[`component.${code}`][language]).toBe(components[code].name[language]);
  });
});

describe('lists that are written out so that small pages need no schemas', () => {
  test('the page hears every event there is', () => {
    const heard = Object.entries(liveEvents).flatMap(([noun, pasts]) => pasts.map((past) => `${noun}.${past}`));
    expect(heard.sort()).toEqual([...events.keys()].sort());
  });

  test('a station can give every reason to decline', () => {
    expect([...declineReasons].sort()).toEqual([...DeclineReason.options].sort());
  });

  test('a supervisor is offered no station that may not be chosen by hand', () => {
    expect([...keptByHand].sort()).toEqual([...rulesByHand].sort());
  });
});

function typesOf(noun: string): string[] {
  return [...events.keys()].filter((type) => type.startsWith(`${noun}.`)).map((type) => type.slice(noun.length + 1));
}

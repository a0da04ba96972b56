import { Refusal, type RefusalCode, refusals } from '@baylink/contracts';
import { describe, expect, test } from '@jest/globals';
import { refusalOf, toProblem } from './problem.js';

const codes = Object.keys(refusals) as RefusalCode[];
const reader = { language: 'en', traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` } as const;

describe.each(codes)('%s', (code) => {
  test('goes out with its status, its code and words in both languages', () => {
    const english = toProblem(new Refusal(code), reader);
    const chinese = toProblem(new Refusal(code), { ...reader, language: 'zh-CN' });
    expect(english).toMatchObject({
      type: `urn:baylink:refusal:${code}`,
      status: refusals[code],
      code,
      instance: `urn:trace:${'a'.repeat(32)}`,
    });
    expect(english.title).toMatch(/^[A-Z]/);
    expect(chinese.title).toMatch(/\p{Script=Han}/u);
  });
});

test('each wrong field is named with its rule, in words', () => {
  const refusal = Refusal.invalid({ field: 'vehicle.vin', rule: 'vin-length' }, { field: 'text', rule: 'required' });
  expect(toProblem(refusal, { ...reader, language: 'zh-CN' })).toMatchObject({
    detail: 'vehicle.vin: 车架号（VIN）应为 17 位。 text: 此项必填。',
    errors: [{ field: 'vehicle.vin', rule: 'vin-length', message: '车架号（VIN）应为 17 位。' }, { field: 'text' }],
  });
});

test('what is allowed and which version stands go along', () => {
  expect(toProblem(new Refusal('not-allowed', { allowed: ['start'], state: 'booked' }), reader)).toMatchObject({
    allowed: ['start'],
    state: 'booked',
  });
  expect(toProblem(new Refusal('stale', { version: 7 }), reader)).toMatchObject({ version: 7 });
});

test('nothing else of the detail goes out', () => {
  expect(toProblem(new Refusal('already-exists', { key: { phone: '138' } }), reader)).not.toHaveProperty('key');
});

test.each(['unavailable', 'too-many-requests'] as const)('%s says when to try again', (code) => {
  expect(toProblem(new Refusal(code, { retryAfterSeconds: 3 }), reader).retryAfterSeconds).toBe(3);
  expect(toProblem(new Refusal(code), reader).retryAfterSeconds).toBe(1);
});

test.each([
  [{ code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE', statusCode: 415 }, 'unsupported-media-type'],
  [{ code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 }, 'too-large'],
  [{ code: 'FST_ERR_CTP_INVALID_JSON_BODY', statusCode: 400 }, 'malformed'],
  [{ code: 'FST_ERR_BAD_URL', statusCode: 400 }, 'malformed'],
  [{ name: 'MongooseServerSelectionError' }, 'unavailable'],
  [{ name: 'MongoNetworkError' }, 'unavailable'],
  [{ name: 'MongoServerError', errorLabels: ['RetryableWriteError'] }, 'unavailable'],
  [{ name: 'MongoServerError', code: 11_000 }, 'internal'],
  [new Error('nobody foresaw this'), 'internal'],
  [new Refusal('too-late'), 'too-late'],
])('%j is the refusal %s', (error, code) => {
  expect(refusalOf(error).code).toBe(code);
});

import { describe, expect, test } from '@jest/globals';
import { isKey, languageOf, languages, paramsIn, translate, translateRule, words } from './index.js';

const keys = Object.entries(words);

describe('words', () => {
  test.each(keys)('%s has words in every language', (_key, text) => {
    for (const language of languages) expect(text[language].trim()).not.toBe('');
  });

  test.each(keys)('%s asks for the same params in every language', (_key, text) => {
    expect(paramsIn(text['zh-CN']).sort()).toEqual(paramsIn(text.en).sort());
  });

  test('messages to customers carry no personal data: only number, car, who has it in hand, deadline and link', () => {
    const asked = keys.filter(([key]) => key.startsWith('message.')).flatMap(([, text]) => paramsIn(text.en));
    expect([...new Set(asked)].sort()).toEqual(['deadline', 'dealer', 'link', 'number', 'station', 'vehicle']);
  });

  test('params are put into the words', () => {
    const params = { number: 'BL-7K3M-Q2X9', deadline: '10:05' };
    expect(translate('en', 'message.job-offered.subject', params)).toBe('New job BL-7K3M-Q2X9: answer by 10:05');
    expect(translate('zh-CN', 'message.job-offered.subject', params)).toContain('BL-7K3M-Q2X9');
  });

  test('a name inherited from Object is not a key', () => {
    expect(isKey('toString')).toBe(false);
  });
});

describe('rules of fields', () => {
  test.each([
    [{ rule: 'too_big', origin: 'string', maximum: 8000 }, 'At most 8000 characters.'],
    [{ rule: 'too_small', origin: 'number', minimum: 1 }, 'At least 1.'],
    [{ rule: 'too_small', origin: 'string', minimum: 1 }, 'Please fill this in.'],
    [{ rule: 'invalid_type', message: 'Invalid input: expected string, received undefined' }, 'Please fill this in.'],
    [{ rule: 'invalid_value', values: ['a', 'b'] }, 'Choose one of: a, b.'],
    [{ rule: 'vin-length', message: 'vin-length' }, 'A VIN has 17 signs.'],
    [{ rule: 'nobody-knows' }, 'This is not right.'],
  ])('%j is said in words', (broken, said) => {
    expect(translateRule('en', broken)).toBe(said);
  });
});

describe('the language of a reader', () => {
  test.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['en;q=0.1, zh-TW;q=0.7', 'zh-CN'],
    ['zh;q=0, de', 'en'],
    ['fr-FR', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ])('%p reads %s', (accepted, language) => {
    expect(languageOf(accepted)).toBe(language);
  });

  test('whoever names neither gets the language chosen for them', () => {
    expect(languageOf('de', 'zh-CN')).toBe('zh-CN');
  });
});

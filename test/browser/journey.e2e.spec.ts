import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Client } from '../client.js';
import { complaint, station, stationsAt } from '../network.js';
import { startWorld, type World } from '../world.js';
import { accessibilityFaults, desktop, personAt, phone, startBrowser } from './browser.js';

let world: World;
let browser: Browser;
let desk: Client;

beforeAll(async () => {
  // Countdowns run by the wall clock, so this world starts now.
  [world, browser] = await Promise.all([startWorld({ at: new Date() }), startBrowser()]);
  await stationsAt(world.admin, station('S1', 2));
  desk = await world.visitor.as('agent');
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const words = {
  en: {
    accept: 'Accept',
    start: 'Start repair',
    finish: 'Finish',
    cause: 'Cause',
    correction: 'Correction',
    yes: 'Yes',
    send: 'Send',
    thanks: 'Thank you!',
  },
  'zh-CN': {
    accept: '接单',
    start: '开始维修',
    finish: '完工',
    cause: '故障原因',
    correction: '维修措施',
    yes: '已解决',
    send: '提交',
    thanks: '感谢您的评价！',
  },
} as const;

/** The page as a person has it before them: nothing that axe minds, and nothing wider than the screen. */
async function isFit(page: Page): Promise<void> {
  expect(await accessibilityFaults(page)).toEqual([]);
  const wider = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(wider).toBeLessThanOrEqual(0);
}

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  const say = words[language];
  const phoneNumber = language === 'en' ? '13900007001' : '13900007002';
  let number: string;
  let deskPage: Page;

  test('the desk finds the caller by phone and sees the record', async () => {
    const logged = await desk.post(
      '/complaints',
      complaint({ customer: { name: 'Ada Exemplar', phone: phoneNumber } }),
    );
    number = logged.body.number;
    const { page } = await personAt(browser, world.visitor.origin, { role: 'agent', language, viewport: desktop });
    deskPage = page;
    await page.goto(`${world.visitor.origin}/desk`);
    await page.locator('input').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(phoneNumber);
    await page.getByRole('option').filter({ hasText: 'Ada Exemplar' }).first().click();
    await page.getByText('Aurora').first().waitFor();
    await isFit(page);
  }, 60_000);

  test('the station accepts the offer on a phone, and the desk’s page moves by itself', async () => {
    await deskPage.goto(`${world.visitor.origin}/desk/complaints/${number}`);
    await deskPage.getByText(number).first().waitFor();
    await isFit(deskPage);
    const { page, context } = await personAt(browser, world.visitor.origin, {
      role: 'station',
      at: 'S1',
      language,
      viewport: phone,
    });
    await page.goto(`${world.visitor.origin}/station`);
    const accept = page.getByRole('button', { name: say.accept, exact: true }).first();
    await accept.waitFor();
    await isFit(page);
    await accept.click();
    await deskPage.getByText('Station S1').first().waitFor();
    await page.goto(`${world.visitor.origin}/station/jobs/${number}.1.1`);
    await page.getByRole('button', { name: say.start, exact: true }).click();
    await page.getByRole('button', { name: say.finish, exact: true }).click();
    await page.getByLabel(say.cause).fill('Air in the line');
    await page.getByLabel(say.correction).fill('Bled the brakes');
    await isFit(page);
    await page.getByRole('button', { name: say.finish, exact: true }).last().click();
    const deskHears = await desk.listen();
    const done = await desk.get(`/complaints/${number}`);
    if (done.body.state !== 'resolved') {
      await deskHears.until(({ type, data }) => type === 'complaint.resolved' && data.complaint === number);
    }
    deskHears.close();
    await context.close();
  }, 60_000);

  test('the customer rates by link on a phone in three taps', async () => {
    const { body } = await desk.get(`/complaints/${number}`);
    await desk.act(`/complaints/${number}`, 'ask-follow-up', {}, body.version);
    const { body: messages } = await desk.get(`/messages?complaint=${number}`);
    const link = messages.items[0].link as string;
    const { page, context } = await personAt(browser, world.visitor.origin, { language, viewport: phone });
    await page.goto(`${world.visitor.origin}/t/${link.split('/').pop()}`);
    await page.getByRole('button', { name: say.yes, exact: true }).click();
    await page.getByRole('button', { name: /^5/ }).click();
    await isFit(page);
    await page.getByRole('button', { name: say.send, exact: true }).click();
    await page.getByText(say.thanks).waitFor();
    await isFit(page);
    expect((await desk.get(`/complaints/${number}`)).body.state).toBe('closed');
    await Promise.all([context.close(), deskPage.context().close()]);
  }, 60_000);
});

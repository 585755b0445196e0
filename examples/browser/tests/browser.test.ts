/**
 * The page in a real Chromium: every way to save brings the same state back, and the policy is not broken.
 */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Site, serve } from '../support/serve.js';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'];
const test = suite('browser');

if (existsSync(CHROMIUM)) {
  let site: Site;
  let browser: Browser;
  test.before(async () => {
    site = await serve();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, '--disable-component-update'] });
  });
  test.after(async () => {
    await browser.close();
    site.close();
  });

  for (const way of ['file system', 'IndexedDB', 'server', 'worker']) {
    test(`saved and loaded: ${way}`, async () => {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(site.url);
      await page.click(`button[value="${way}"]`);
      const line = page.locator(`#report li[data-way="${way}"]`);
      await line.waitFor();
      const text = (await line.textContent()) ?? '';
      if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT });
      await page.close();
      assert.is(text.split(',')[0], `${way}: the same state came back`);
      assert.equal(complaints, []);
    });
  }
} else {
  test.skip('saved and loaded in a browser', () => {});
  console.log('skipped: saved and loaded in a browser: there is no Chromium; set CHROMIUM to its path');
  if (process.env.VMSTATE_NEED_ALL) throw new Error('Chromium is needed here');
}

test.run();

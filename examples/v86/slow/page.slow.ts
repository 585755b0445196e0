/**
 * The page with Linux in Chromium: it boots, goes on in QEMU, and its shell answers there. A picture of the page is kept in
 * the temporary folder.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { requiring } from '../../support/requirements.js';
import { checkChain } from '../guests/linux.js';
import { ICOUNT_SHIFT } from '../src/move/machine.js';
import { continueInQemu, open, whyNoBrowser } from '../support/browser.js';
import { QemuGuest, whyNoQemu } from '../support/qemu.js';
import { recordResults } from '../support/results.js';
import { serve } from '../support/serve.js';
import { whyNoV86 } from '../support/v86.js';

const test = suite('page with Linux');
const inBrowser = requiring(test, whyNoBrowser(), whyNoV86(), whyNoQemu());

const MEMORY = 128 << 20;
const MINUTES = 60_000;
const PICTURE = join(tmpdir(), 'vmstate-v86-page.png');

inBrowser('Linux goes on in QEMU with one click, and its shell answers there', async () => {
  const site = await serve('linux');
  const { browser, page, check } = await open(site.url);
  let qemu: QemuGuest | undefined;
  try {
    const begin = performance.now();
    await page.waitForFunction(() => document.querySelector('#serial')?.textContent?.includes('C 5 '), undefined, {
      timeout: 5 * MINUTES,
    });
    const booted = performance.now() - begin;
    await page.fill('#text', 'echo here $((6 * 7)); echo here $((6 * 7)) >/dev/tty0');
    await page.press('#text', 'Enter');
    await page.waitForFunction(
      () => /^here 42$/m.test(document.querySelector('#serial')?.textContent ?? ''),
      undefined,
      {
        timeout: MINUTES,
      },
    );
    const { stream, command } = await continueInQemu(page);
    await page.screenshot({ path: PICTURE, fullPage: true });
    check();
    assert.match(command, / -icount shift=5,sleep=on,align=on /);
    const before = ((await page.textContent('#serial')) ?? '').replaceAll('\n', '\r\n');
    const status = (await page.textContent('#status')) ?? '';

    qemu = await QemuGuest.start({ stream, memory: MEMORY, icount: ICOUNT_SHIFT, display: true });
    qemu.send('echo there $((7 * 7)); echo there $((7 * 7)) >/dev/tty0\n');
    await qemu.until((serial) => /^there 49\r?$/m.test(serial), MINUTES);
    const lines = checkChain(before).length;
    await qemu.until((serial) => checkChain(before + serial).length >= lines + 5, MINUTES);
    await qemu.qemu.execute('screendump', { filename: `${PICTURE}.qemu.png`, format: 'png' });
    recordResults('Linux in the page', [
      ['Linux boots in v86 in Chromium', `${(booted / 1000).toFixed(0)} s`],
      ['the page says', status],
      [
        'lines of the chain in the page, in QEMU',
        `${lines}, ${checkChain(before + qemu.serial).length - lines}; none wrong`,
      ],
      ['shell', 'answers in the page and in QEMU'],
    ]);
  } finally {
    await qemu?.end();
    await browser.close();
    site.close();
  }
});

test.run();

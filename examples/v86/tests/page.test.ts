/**
 * The page in Chromium: a guest runs, "Continue in QEMU" downloads its stream, QEMU goes on with the same screen, and the
 * page takes QEMU's stream back.
 */
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { requiring } from '../../support/requirements.js';
import { assemble, whyNoAssembler } from '../guests/assemble.js';
import { continueInQemu, open, whyNoBrowser } from '../support/browser.js';
import { eventually } from '../support/checks.js';
import { QemuGuest, whyNoQemu } from '../support/qemu.js';
import { serve } from '../support/serve.js';
import { whyNoV86 } from '../support/v86.js';

const test = suite('page');
const inBrowser = requiring(test, whyNoBrowser(), whyNoV86(), whyNoQemu(), whyNoAssembler());

const TEXT = 0xb8000;
const ticksOf = (screen: string): number => Number.parseInt(/ticks ([0-9A-F]{8})/.exec(screen)?.[1] ?? '', 16);

inBrowser('a guest goes on in QEMU with one click, and comes back', async () => {
  const site = await serve({ floppy: assemble('screen') });
  const { browser, page, check } = await open(site.url);
  let qemu: QemuGuest | undefined;
  try {
    await page.waitForFunction(() => document.querySelector('#screen')?.textContent?.includes('keys'), undefined, {
      timeout: 60_000,
    });
    const { stream, command } = await continueInQemu(page);
    const before = ticksOf((await page.textContent('#screen')) ?? '');
    assert.ok(before > 0);
    assert.match(command, /^qemu-system-i386 -M pc-i440fx-7\.2,.* -incoming 'exec:cat guest\.mig'$/);
    check();

    qemu = await QemuGuest.start({ stream, display: true });
    let there = 0;
    await eventually('a tick in QEMU', async () => {
      const memory = await (qemu as QemuGuest).read(TEXT, 160);
      there = ticksOf(new TextDecoder('latin1').decode(memory.filter((_, i) => i % 2 === 0)));
      return there > before;
    });

    const file = join(tmpdir(), `vmstate-v86-page-${process.pid}`);
    await writeFile(file, await qemu.stopAndSave());
    await page.setInputFiles('#take', file);
    await page.waitForFunction(
      (ticks) => {
        const text = /ticks ([0-9A-F]{8})/.exec(document.querySelector('#screen')?.textContent ?? '')?.[1];
        return Number.parseInt(text ?? '', 16) > ticks;
      },
      there,
      { timeout: 20_000 },
    );
    check();
  } finally {
    await qemu?.end();
    await browser.close();
    site.close();
  }
});

test.run();

/**
 * Chromium as Debian has it, with the page open in it.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Browser, chromium, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** Why there is no browser here; undefined when there is one. */
export function whyNoBrowser(): string | undefined {
  return existsSync(CHROMIUM) ? undefined : `${CHROMIUM} is missing`;
}

/** Opens a page; what goes wrong in it is thrown by `check`. */
export async function open(url: string): Promise<{ browser: Browser; page: Page; check: () => void }> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  const check = () => {
    if (errors.length > 0) throw new Error(`in the page: ${errors.join('; ')}`);
  };
  return { browser, page, check };
}

/** Presses "Continue in QEMU"; gives the stream that is downloaded and the command that is shown. */
export async function continueInQemu(page: Page): Promise<{ stream: Uint8Array; command: string }> {
  const downloading = page.waitForEvent('download');
  await page.click('#continue');
  const download = await downloading;
  const stream = new Uint8Array(await readFile(await download.path()));
  return { stream, command: (await page.textContent('#command pre')) ?? '' };
}

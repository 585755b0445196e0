/**
 * What a guest has written, checked: guest B's lines against its model, guest A's ticks against their order.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import * as assert from 'uvu/assert';
import { checksumLines } from '../guests/checksum-model.js';

/** Waits until something is so, and looks for it now and then. */
export async function eventually(what: string, is: () => Promise<boolean>, timeLimitMs = 20_000): Promise<void> {
  const deadline = Date.now() + timeLimitMs;
  while (!(await is())) {
    assert.ok(Date.now() < deadline, `${what} did not come about in ${timeLimitMs} ms`);
    await sleep(50);
  }
}

/** Whole lines only; the last may be under way. */
export function wholeLines(text: string): string[] {
  return text.split('\n').slice(0, -1);
}

export const lineCount = (text: string): number => wholeLines(text).length;

/** Asserts that guest B's lines are those of its model, from the first on, and gives how many there are. */
export function checkChecksums(text: string): number {
  const model = checksumLines();
  const lines = wholeLines(text);
  for (const line of lines) assert.is(line, model.next().value);
  return lines.length;
}

/** Asserts that guest A counts every tenth tick once, from the first on. */
export function checkTicks(text: string): number {
  const lines = wholeLines(text);
  lines.forEach((line, i) => {
    assert.is(line, `tick ${(10 * (i + 1)).toString(16).toUpperCase().padStart(8, '0')}`);
  });
  return lines.length;
}

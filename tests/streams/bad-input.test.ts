/**
 * Streams that were cut or changed: read or refused with a typed error, never anything else, and never for long.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { catalogue } from '../../src/devices/index.js';
import { VMStateError } from '../../src/errors.js';
import { readStream } from '../../src/savevm/stream/index.js';
import { findDescription } from '../../src/vmstate/described/index.js';
import { bytesOf, fixtures } from './recordings.js';

const test = suite('bad input');

/** A generator of numbers that gives the same ones each time (xorshift32). */
function numbers(seed: number): (below: number) => number {
  let x = seed;
  return (below) => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) % below;
  };
}

/** Reads it, or fails in the one way that is allowed. */
function attempt(bytes: Uint8Array, what: string): boolean {
  const begin = performance.now();
  let refused = false;
  try {
    readStream(bytes, { catalogue });
  } catch (error) {
    refused = true;
    assert.instance(error, VMStateError, `${what}: ${error instanceof Error ? error.stack : error}`);
    assert.ok((error as VMStateError).code.length > 0 && (error as VMStateError).message.length > 0);
  }
  assert.ok(performance.now() - begin < 5000, `${what} took too long`);
  return refused;
}

/** Where the end mark ends: cut here the stream is whole, for definitions need no description. */
function endMark(bytes: Uint8Array): number | undefined {
  const text = findDescription(bytes);
  return text && text.start - SECTION_BYTE_AND_LENGTH;
}

/** What stands between the end mark and the text. */
const SECTION_BYTE_AND_LENGTH = 5;
const FIRST = 2048;
const PLACES = 500;
/** The large ones take part with fewer places. */
const LARGE = 20_000;

for (const fixture of fixtures()) {
  test(`${fixture.file}, cut`, () => {
    const bytes = bytesOf(fixture);
    const next = numbers(bytes.length);
    const large = bytes.length > LARGE;
    const places = large ? [] : Array.from({ length: Math.min(FIRST, bytes.length) }, (_, i) => i);
    for (let i = 0; i < (large ? 40 : PLACES); i++) places.push(next(bytes.length));
    for (const at of places)
      assert.ok(
        attempt(bytes.subarray(0, at), `cut at ${at}`) || at === endMark(bytes),
        `a stream cut at ${at} was read`,
      );
  });

  test(`${fixture.file}, a byte changed`, () => {
    const bytes = bytesOf(fixture);
    const next = numbers(bytes.length + 1);
    for (let i = 0; i < (bytes.length > LARGE ? 40 : PLACES); i++) {
      const at = next(bytes.length);
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] as number) ^ (1 << next(8));
      attempt(changed, `byte ${at} changed`);
    }
  });
}

test.run();

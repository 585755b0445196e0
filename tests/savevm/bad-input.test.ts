/**
 * Streams of real QEMU that were cut or damaged, loaded into machines that fit them: they load, or are refused with a
 * typed error, quickly, and then nothing has changed.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { VMStateError } from '../../src/errors.js';
import { sameBytes } from '../../src/testing/index.js';
import type { Release } from '../../src/vmstate/index.js';
import { bytesOf, fixtures, type Recording, recordings } from '../streams/recordings.js';
import { machineOf } from './recorded.js';

const test = suite('bad input');

/** A generator of numbers that gives the same ones each time (xorshift32). */
function numbers(seed: number): (below: number) => number {
  let x = seed | 1;
  return (below) => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) % below;
  };
}

/** Loads damaged forms of one stream into one machine, which is put back after those that load. */
class Victim {
  readonly bytes: Uint8Array;
  refused = 0;
  loaded = 0;
  private readonly vm;
  private before: Uint8Array;

  constructor({ file, release }: Recording) {
    this.bytes = bytesOf({ file, release });
    const pages = file.includes('__ram') || file.includes('streams-full');
    this.vm = machineOf(this.bytes, release as Release, { pages }).vm;
    this.before = this.vm.save();
  }

  /** True if it loads. */
  load(stream: Uint8Array, what: string): boolean {
    const begin = performance.now();
    const error = this.attempt(stream);
    assert.ok(performance.now() - begin < 2000, `${what} took too long`);
    if (error === undefined) {
      this.loaded++;
      this.vm.load(this.before);
      this.before = this.vm.save(); // a postLoad may take a bit away, such as an interrupt that QEMU gave up
      return true;
    }
    this.refused++;
    assert.instance(error, VMStateError, `${what}: ${error instanceof Error ? error.stack : error}`);
    const { code, path, offset = path === '' ? -1 : 0 } = error as VMStateError;
    assert.ok(offset >= 0 && offset <= stream.length, `${what}: ${code} without a place`);
    sameBytes(this.vm.save({ reuse: true }), this.before, `${what}: half loaded after ${(error as Error).message}`);
    return false;
  }

  private attempt(stream: Uint8Array): unknown {
    try {
      this.vm.load(stream);
      return undefined;
    } catch (error) {
      return error;
    }
  }
}

/** Where the text of the description begins, or the end. */
function textOf(bytes: Uint8Array): number {
  const text = new TextDecoder('latin1').decode(bytes);
  const at = text.search(/\{ ?"(page_size|configuration)"/);
  return at < 0 ? bytes.length : at;
}

/** Longer ones are damaged at fewer places. */
const LARGE = 20_000;

/** Runs all kinds of damage over a recording. */
function run(recording: Recording): void {
  const victim = new Victim(recording);
  const { bytes } = victim;
  const text = textOf(bytes);
  const next = numbers(bytes.length);
  const places = bytes.length > LARGE ? 30 : 100;
  assert.ok(victim.load(bytes, 'the whole stream'));

  for (let i = 0; i < places; i++) {
    const at = i < 20 ? i : next(text);
    victim.load(bytes.slice(0, at), `cut at ${at}`);
  }
  assert.ok(victim.refused >= places - 1, 'only a stream without its description loads');

  const changes: Readonly<Record<string, (copy: Uint8Array, at: number) => void>> = {
    'a bit': (copy, at) => {
      copy[at] = (copy[at] as number) ^ (1 << next(8));
    },
    'a byte of ones': (copy, at) => copy.fill(0xff, at, at + 1),
    'a word of ones, as for a count': (copy, at) => copy.fill(0xff, at, at + 4),
    'a word of zeros': (copy, at) => copy.fill(0, at, at + 4),
    'a word of a large positive number': (copy, at) =>
      copy.set([0x7f, 0xff, 0xff, 0xff], Math.min(at, copy.length - 4)),
  };
  for (const [what, change] of Object.entries(changes)) {
    for (let i = 0; i < places; i++) {
      const at = next(text);
      const copy = bytes.slice();
      change(copy, at);
      victim.load(copy, `${what} at ${at}`);
    }
  }
  for (let i = 0; i < places; i++) {
    const [from, to, length] = [next(text), next(text), next(300)];
    const piece = bytes.subarray(from, from + length);
    const copy = Uint8Array.from([...bytes.subarray(0, to), ...piece, ...bytes.subarray(to)]);
    victim.load(copy, `${length} bytes of ${from} put in at ${to}`);
  }
}

for (const fixture of fixtures()) test(fixture.file, () => run(fixture));

/** Small machines of all kinds, beside the fixtures. */
const OTHERS = [
  ['streams-full/2.3', 'tricore__tricore_testboard__nodef'],
  ['streams-full/5.2', 'avr__arduino-duemilanove'],
  ['streams-full/7.2', 'riscv32__opentitan'],
  ['streams-full/11.1', 'tricore__tricore_testboard'],
  ['streams/2.3', 'ppc64__pseries-2.3__nodef-mdef'],
  ['streams/10.0', 'x86_64__microvm'],
  ['streams/11.1', 'm68k__an5206'],
] as const;

for (const [folder, name] of OTHERS) {
  const found = recordings([folder]).find(({ file }) => file.includes(`/${name}.`));
  if (found === undefined) {
    console.log(`skipped: ${folder}/${name}: the recording is not here`);
    test.skip(name);
  } else test(`${folder}/${name}`, () => run(found));
}

test.run();

/**
 * Sections written and read by hand: old-style and live handlers on the way in.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError, ValueError } from '../../src/errors.js';
import { type LiveHandler, type OldStyleHandler, SaveVM } from '../../src/savevm/index.js';
import { hex } from '../../src/testing/index.js';
import { concat } from '../support/bytes.js';
import { throwsError } from '../support/errors.js';
import { BEGIN, EOF, part, section } from './pieces.js';

const test = suite('handlers');

const bare = { configuration: false, description: false };
const machine = () => new SaveVM({ release: '7.2', profile: bare });
const stream = (...pieces: readonly Uint8Array[]) => concat(BEGIN, ...pieces, EOF);

/** A section of a counted piece of data, as s390's `todclock` or a network library might write it. */
function opaque(versionId = 4) {
  const seen = { bytes: new Uint8Array(0), version: 0 };
  const handler: OldStyleHandler = {
    versionId,
    save: (to) => {
      to.u16(seen.bytes.length);
      to.raw(seen.bytes);
    },
    load: (from, version) => {
      const bytes = from.take(from.u16()).slice();
      return () => Object.assign(seen, { bytes, version });
    },
  };
  return { seen, handler };
}

const slirp = { name: 'slirp', version: 4 };

test('an old-style section is read first and applied at the end', () => {
  const { seen, handler } = opaque();
  const vm = machine();
  vm.registerOldStyle('slirp', handler);
  vm.load(stream(section({ ...slirp, version: 3 }, hex`0002 aabb`)));
  assert.equal(seen, { bytes: hex`aabb`, version: 3 });
  const bad = stream(section(slirp, hex`0001 cc`), hex`ff`);
  throwsError(() => vm.load(bad), StreamError, { code: 'unknown-section-type' });
  assert.equal(seen.bytes, hex`aabb`);
});

test('a handler may describe what it has just written; otherwise its size is', () => {
  const { handler, seen } = opaque();
  const described = (one: OldStyleHandler): string => {
    const vm = new SaveVM({ release: '7.2', profile: { configuration: false } });
    vm.registerOldStyle('slirp', one);
    const text = new TextDecoder('latin1').decode(vm.save());
    return text.slice(text.indexOf('{"page_size"'));
  };
  const head = '{"page_size": 4096, "devices": [{"name": "slirp", "instance_id": 0, ';
  assert.ok(described(handler).startsWith(`${head}"size": 2`), described(handler));
  const describe: OldStyleHandler['describe'] = (json) => json.int('length', seen.bytes.length);
  const vm = new SaveVM({ release: '7.2', profile: { configuration: false } });
  vm.registerOldStyle('slirp', { ...handler, describe });
  for (const length of [0, 3, 3, 1]) {
    seen.bytes = new Uint8Array(length);
    const text = new TextDecoder('latin1').decode(vm.save());
    assert.ok(text.endsWith(`${head}"length": ${length}}]}`), text);
  }
});

test('what an old-style handler reads past the end is truncated, with its name', () => {
  const vm = machine();
  vm.registerOldStyle('slirp', opaque().handler, { path: 'net' });
  const whole = stream(section({ ...slirp, name: 'net/slirp' }, hex`0002 aabb`));
  for (let length = whole.length - 10; length < whole.length - 1; length++) {
    const work = () => vm.load(whole.slice(0, length));
    throwsError(work, StreamError, { code: 'truncated', path: 'net/slirp' });
  }
});

test('an error of its own keeps its class; anything else is a failed hook', () => {
  const load = (error: Error) => () => {
    throw error;
  };
  const errors = [
    [new StreamError('bad-value', 'no such mode', { offset: 3 }), StreamError, 'bad-value'],
    [new TypeError('oops'), ValueError, 'hook-failed'],
    [new RangeError('Offset is outside the bounds of the DataView'), ValueError, 'hook-failed'],
  ] as const;
  for (const [error, of, code] of errors) {
    const vm = machine();
    vm.registerOldStyle('slirp', { versionId: 4, save: () => {}, load: load(error) });
    throwsError(() => vm.load(stream(section(slirp, hex`00`))), of as typeof StreamError, { code, path: 'slirp' });
  }
});

test('old-style versions: up to the registered one', () => {
  const vm = machine();
  vm.registerOldStyle('slirp', opaque().handler);
  const newer = stream(section({ ...slirp, version: 5 }, hex`0000`));
  throwsError(() => vm.load(newer), StreamError, {
    code: 'unsupported-version',
    path: 'slirp',
    expected: 4,
    actual: 5,
  });
  vm.load(stream(section({ ...slirp, version: 0 }, hex`0000`)));
});

/** A table that is sent in pieces: every body is a list of bytes that ends with 0. */
function table() {
  const calls: string[] = [];
  const rows: number[] = [];
  const handler: LiveHandler = {
    versionId: 2,
    setup: (to) => to.raw(hex`01 00`),
    *iterate(to) {
      to.raw(hex`02`);
      yield;
      to.raw(hex`03 00`);
    },
    complete: (to) => {
      to.u8(0);
      return undefined;
    },
    load(from, version, write) {
      const row = from.u8();
      if (row === 0) calls.push(`${write ? 'take' : 'check'} ${version}`);
      else if (write) rows.push(row);
      return row === 0;
    },
  };
  return { calls, rows, handler };
}

test('a live section is checked, then taken, body by body', () => {
  const { calls, rows, handler } = table();
  const vm = machine();
  vm.registerLive('table', handler, { path: 'spapr' });
  const saved = vm.save();
  assert.equal(vm.load(saved).loaded, ['spapr/table']);
  assert.equal(rows, [1, 2, 3]);
  assert.equal(calls, ['check 2', 'check 2', 'check 2', 'take 2', 'take 2', 'take 2']);
});

test('loads from chunks call it once, with what has come', async () => {
  const { calls, rows, handler } = table();
  const vm = machine();
  vm.registerLive('table', handler);
  const saved = vm.save();
  await vm.loadFrom([...saved].map((byte) => Uint8Array.of(byte)));
  assert.equal(rows, [1, 2, 3]);
  assert.equal(calls, ['take 2', 'take 2', 'take 2']);
});

test('a live section is found by PART and END through the id of its START, whatever that is', () => {
  const { rows, handler } = table();
  const vm = machine();
  vm.registerLive('table', handler);
  vm.load(
    stream(
      section({ type: 1, id: 77, name: 'table', version: 1 }, hex`05 00`),
      part(2, 77, hex`06 00`),
      part(2, 77, hex`00`),
      part(3, 77, hex`07 00`),
    ),
  );
  assert.equal(rows, [5, 6, 7]);
});

test('nothing is taken from a stream that is refused later', () => {
  const { rows, handler } = table();
  const vm = machine();
  vm.registerLive('table', handler);
  const bad = stream(section({ type: 1, name: 'table', version: 2 }, hex`05 00`), hex`ff`);
  throwsError(() => vm.load(bad), StreamError, { code: 'unknown-section-type' });
  assert.equal(rows, []);
});

test('a live section that is cut off, or whose handler throws, names itself', () => {
  const vm = machine();
  const { handler } = table();
  vm.registerLive('table', handler);
  const body = section({ type: 1, name: 'table', version: 2 }, hex`05 00`);
  const cut = concat(BEGIN, body.subarray(0, -6));
  throwsError(() => vm.load(cut), StreamError, { code: 'truncated', path: 'table', offset: cut.length });
  const other = machine();
  const broken: LiveHandler['load'] = () => {
    throw new TypeError('broken');
  };
  other.registerLive('table', { ...handler, load: broken });
  throwsError(() => other.load(stream(body)), ValueError, { code: 'hook-failed', path: 'table' });
});

test.run();

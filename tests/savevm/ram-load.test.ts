/**
 * RAM as it is loaded: records in every order and form, and what is refused.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError, ValueError } from '../../src/errors.js';
import { type Memory, type RamOptions, SaveVM } from '../../src/savevm/index.js';
import { hex, sameBytes } from '../../src/testing/index.js';
import { type Release, uint8, vmstate } from '../../src/vmstate/index.js';
import { concat } from '../support/bytes.js';
import { throwsError } from '../support/errors.js';
import { BEGIN, blockList, EOF, EOS, part, ramStream, record, section, u64 } from './pieces.js';

const test = suite('ram-load');

type Block = readonly [string, Memory, RamOptions?];
function machine(release: Release, ...blocks: readonly Block[]): SaveVM {
  const vm = new SaveVM({
    release,
    pageSize: 256,
    profile: { configuration: false, description: false, footers: true },
  });
  for (const [name, memory, more] of blocks) vm.registerRam(name, memory, more);
  return vm;
}

const page = (fill: number): Uint8Array => new Uint8Array(256).fill(fill);
const filled = (...fills: readonly number[]): Uint8Array => concat(...fills.map(page));
const zero = hex`00`;
const EMPTY = blockList();
/** Bytes before the body of START. */
const HEADERS = 8 + 17;

/** Loads into a block `a` of two pages and a block `b` of one, all 0xee. */
function load(stream: Uint8Array, release: Release = '7.2') {
  const a = filled(0xee, 0xee);
  const b = filled(0xee);
  const vm = machine(release, ['a', a], ['b', b]);
  return { report: vm.load(stream), a, b };
}

/** The error of such a load, after which nothing may have changed. */
function refused(
  stream: Uint8Array,
  code: string,
  details: { path?: string; offset?: number } = {},
  release?: Release,
) {
  const a = filled(0xee, 0xee);
  const b = filled(0xee);
  const vm = machine(release ?? '7.2', ['a', a], ['b', b]);
  const error = throwsError(() => vm.load(stream), StreamError, { code, path: /^ram/, ...details });
  assert.ok(error.offset !== undefined);
  sameBytes(a, filled(0xee, 0xee));
  sameBytes(b, filled(0xee));
  return error;
}

const list = blockList(['a', 512], ['b', 256]);

test('pages come in any order, and those that do not come stay', () => {
  const { a, b } = load(ramStream(list, record(0, 0x08, 'b'), page(3), record(256, 0x08, 'a'), page(2)));
  sameBytes(a, filled(0xee, 2));
  sameBytes(b, filled(3));
});

test('the last copy of a page wins, also a zero one', () => {
  const { a } = load(
    ramStream(
      list,
      record(0, 0x08, 'a'),
      page(1),
      record(256, 0x28),
      page(2),
      record(0, 0x22),
      zero,
      record(256, 0x28),
      page(4),
    ),
  );
  sameBytes(a, filled(0, 4));
});

test('CONTINUE carries over from one section to the next', () => {
  const stream = concat(
    BEGIN,
    section({ type: 1, name: 'ram', version: 4 }, concat(list, EOS)),
    part(2, 0, EOS),
    part(2, 0, concat(record(0, 0x08, 'a'), page(1), EOS)),
    part(2, 0, EOS),
    part(2, 0, concat(record(256, 0x28), page(2), EOS)),
    part(3, 0, concat(record(0, 0x28), page(3), EOS)),
    EOF,
  );
  sameBytes(load(stream).a, filled(3, 2));
});

test('a page that continues nothing', () => {
  refused(ramStream(list, record(0, 0x28), page(1)), 'ram-bad-flags', { path: 'ram' });
  refused(ramStream(EMPTY, record(0, 0x22), zero), 'ram-bad-flags');
});

test('pages without a block list are taken: the blocks are known here', () => {
  sameBytes(load(ramStream(EMPTY, record(0, 0x08, 'b'), page(1))).b, filled(1));
});

test('a part of a WebAssembly.Memory is written in place, whatever else it holds', () => {
  const wasm = new WebAssembly.Memory({ initial: 1 });
  const all = new Uint8Array(wasm.buffer).fill(0xee);
  machine('7.2', ['a', () => new Uint8Array(wasm.buffer, 300, 512)]).load(
    ramStream(blockList(['a', 512]), record(0, 0x08, 'a'), page(1), record(256, 0x22), zero),
  );
  sameBytes(all.subarray(300, 812), filled(1, 0));
  assert.ok(all.subarray(0, 300).every((byte) => byte === 0xee));
  assert.ok(all.subarray(812).every((byte) => byte === 0xee));
});

test('a fill byte is taken up to 7.2 and must be 0 from 10.0 on', () => {
  const stream = ramStream(list, record(0, 0x02, 'b'), hex`5a`);
  for (const release of ['2.3', '5.2', '7.2'] as const) sameBytes(load(stream, release).b, filled(0x5a));
  // 10.0 sends command 11 for this machine; a loader does not insist on it.
  for (const release of ['10.0', '11.1'] as const) refused(stream, 'ram-bad-page', { path: 'ram/b' }, release);
});

test('a block that is not here, in the list and in a page', () => {
  const offset = HEADERS + 8;
  const error = refused(ramStream(blockList(['c', 256])), 'ram-unknown-block', { path: 'ram', offset });
  assert.equal(error.expected, ['a', 'b']);
  assert.is(error.actual, 'c');
  refused(ramStream(list, record(0, 0x08, 'c'), page(1)), 'ram-unknown-block');
});

test('a block of another size', () => {
  const error = refused(ramStream(blockList(['a', 256], ['b', 256])), 'ram-block-size', { path: 'ram/a' });
  assert.equal([error.expected, error.actual], [512, 256]);
  refused(ramStream(blockList(['b', 2 ** 52])), 'ram-block-size', { path: 'ram/b' });
});

test('blocks that are longer than their total', () => {
  const wrong = list.slice();
  wrong[6] = 1; // a total of 0x100 in place of 0x300
  refused(ramStream(wrong), 'ram-block-size', { path: 'ram' });
});

test('a page outside of its block', () => {
  const error = refused(ramStream(list, record(512, 0x08, 'a'), page(1)), 'ram-bad-page', { path: 'ram/a' });
  assert.equal([error.expected, error.actual], [512, 512]);
  refused(ramStream(list, record(256, 0x02, 'b'), zero), 'ram-bad-page', { path: 'ram/b' });
  refused(ramStream(list, u64(2 ** 52 + 0x08), hex`01 61`, page(1)), 'ram-bad-page', { path: 'ram/a' });
});

test('flags that are none, or too many', () => {
  for (const flags of [0x00, 0x01, 0x0a, 0x18, 0x12, 0x06, 0x0c, 0x48, 0x20, 0x30, 0x24]) {
    refused(ramStream(list, record(0, flags, 'a'), page(1)), 'ram-bad-flags', {
      path: 'ram',
      offset: HEADERS + list.length + 8 + 5 + 5,
    });
  }
});

/** Streams of 4096-byte pages have all flags. */
function refusedWord(flags: number): StreamError {
  const vm = new SaveVM({ release: '7.2', profile: { configuration: false, description: false } });
  vm.registerRam('a', new Uint8Array(4096));
  const stream = ramStream(blockList(['a', 4096]), record(0, flags, 'a'), hex`00`);
  return throwsError(() => vm.load(stream), StreamError, { code: 'unsupported', path: 'ram', actual: flags & ~0x20 });
}

test('RDMA, multifd, XBZRLE and compressed pages are refused by name', () => {
  assert.match(refusedWord(0x80).message, 'RDMA');
  assert.match(refusedWord(0x200).message, 'multifd');
  assert.match(refusedWord(0x40).message, "XBZRLE pages need { ramEncodings } from 'vmstate/ram-encodings'");
  assert.match(refusedWord(0x100).message, 'compressed pages need { ramEncodings }');
  assert.match(refusedWord(0x120).message, 'compressed');
});

test('only version 4 of the section can be read', () => {
  for (const version of [0, 3]) {
    const stream = concat(BEGIN, section({ type: 1, name: 'ram', version }, EOS), EOF);
    const error = refused(stream, 'ram-version', { path: 'ram' });
    assert.equal([error.expected, error.actual], [4, version]);
  }
  const newer = concat(BEGIN, section({ type: 1, name: 'ram', version: 5 }, EOS), EOF);
  refused(newer, 'unsupported-version', { path: 'ram' });
});

test('records that are cut off name their section', () => {
  const whole = ramStream(list, record(0, 0x08, 'a'), page(1), record(0, 0x02, 'b'), zero);
  const start = 8 + 5 + 4 + 8;
  for (let length = start; length < whole.length - 1; length++) {
    // Between two sections there is no path.
    const vm = machine('7.2', ['a', filled(0, 0)], ['b', filled(0)]);
    const error = throwsError(() => vm.load(whole.slice(0, length)), StreamError, { code: 'truncated' });
    assert.ok((error.offset ?? Number.NaN) <= length);
  }
});

/** A block that can be resized, with its memory. */
function resizable(maximumLength: number) {
  const block = { memory: filled(0xee), resizes: [] as number[] };
  const resize = (length: number) => {
    block.resizes.push(length);
    block.memory = new Uint8Array(length);
  };
  return { block, vm: machine('7.2', ['acpi', () => block.memory, { maximumLength, resize }]) };
}

test('a block that can be resized takes the length of the stream, and pages up to it', () => {
  const { block, vm } = resizable(1024);
  vm.load(
    ramStream(
      blockList(['acpi', 768]),
      record(0, 0x08, 'acpi'),
      page(1),
      record(256, 0x28),
      page(2),
      record(512, 0x28),
      page(3),
    ),
  );
  assert.equal(block.resizes, [768], 'once, and not while the stream is checked');
  sameBytes(block.memory, filled(1, 2, 3));
  vm.load(ramStream(blockList(['acpi', 256]), record(0, 0x08, 'acpi'), page(4)));
  sameBytes(block.memory, filled(4));
});

test('nothing is resized by a stream that is refused', () => {
  const { block, vm } = resizable(1024);
  const outside = ramStream(blockList(['acpi', 512]), record(512, 0x08, 'acpi'), page(1));
  throwsError(() => vm.load(outside), StreamError, { code: 'ram-bad-page', path: 'ram/acpi' });
  const tooLong = ramStream(blockList(['acpi', 1280]));
  throwsError(() => vm.load(tooLong), StreamError, { code: 'ram-block-size', path: 'ram/acpi' });
  const half = ramStream(concat(u64(0x100 + 4), hex`04 61637069`, u64(384)));
  throwsError(() => vm.load(half), StreamError, { code: 'ram-block-size', path: 'ram/acpi' });
  assert.equal(block.resizes, []);
});

test('a resize that does not do its work is found out', () => {
  const vm = machine('7.2', ['acpi', filled(0), { maximumLength: 1024, resize: () => {} }]);
  const stream = ramStream(blockList(['acpi', 512]));
  throwsError(() => vm.load(stream), ValueError, { code: 'wrong-length', path: 'ram/acpi', expected: 512 });
});

test('a resize that throws is an error of ours', () => {
  const resize = () => {
    throw new RangeError('no memory');
  };
  const vm = machine('7.2', ['acpi', filled(0), { maximumLength: 1024, resize }]);
  throwsError(() => vm.load(ramStream(blockList(['acpi', 512]))), ValueError, {
    code: 'hook-failed',
    path: 'ram/acpi',
  });
});

test('with x-ignore-shared the list has addresses, which must fit for shared blocks', () => {
  const options = { release: '7.2', pageSize: 256, capabilities: ['x-ignore-shared'] } as const;
  const make = (address: bigint, shared: boolean) => {
    const vm = new SaveVM(options);
    const ram = filled(1);
    vm.registerRam('ram', ram, { address, shared });
    return { vm, ram };
  };
  const { vm: from } = make(0xc0000n, false);
  const { vm: to, ram } = make(0xc0000n, false);
  ram.fill(0);
  to.load(from.save());
  sameBytes(ram, filled(1));
  const elsewhere = make(0xd0000n, false);
  elsewhere.vm.load(from.save());
  const shared = make(0xd0000n, true);
  const mismatch = { code: 'not-equal', path: 'ram/ram', expected: 0xd0000n, actual: 0xc0000n };
  throwsError(() => shared.vm.load(from.save()), StreamError, mismatch);
  make(0xc0000n, true).vm.load(make(0xc0000n, true).vm.save());
});

test('an unknown live section is an unknown section: nothing says where it ends', () => {
  const vm = machine('7.2', ['a', filled(0)]);
  vm.register(vmstate({ name: 'rtc', versionId: 1, fields: { x: uint8() } }), { x: 1 });
  const htab = section({ type: 1, id: 4, name: 'spapr/htab' }, hex`00000010`);
  const stream = concat(BEGIN, htab, EOF);
  throwsError(() => vm.load(stream), StreamError, { code: 'unknown-section', path: 'spapr/htab' });
});

test.run();

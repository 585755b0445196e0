/**
 * RAM as it is saved: block list, pages, options; for three page sizes.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ValueError } from '../../src/errors.js';
import { type Memory, type Progress, type RamOptions, SaveVM, type SaveVMOptions } from '../../src/savevm/index.js';
import { isZeroPage } from '../../src/savevm/ram.js';
import { hex, sameBytes } from '../../src/testing/index.js';
import { concat } from '../support/bytes.js';
import { throwsError } from '../support/errors.js';
import { blockList, EOS, part, ramStream, record, section } from './pieces.js';

const test = suite('ram');

const options = (pageSize: number): SaveVMOptions => ({
  release: '7.2',
  pageSize,
  profile: { configuration: false, description: false },
});

type Block = readonly [string, Memory, RamOptions?];
function machine(pageSize: number, ...blocks: readonly Block[]): SaveVM {
  const vm = new SaveVM(options(pageSize));
  for (const [name, memory, more] of blocks) vm.registerRam(name, memory, more);
  return vm;
}

/** Pages of one byte each: `pages(256, 1, 0)` is a page of ones and one of zeros. */
const pages = (pageSize: number, ...fills: readonly number[]): Uint8Array =>
  concat(...fills.map((fill) => new Uint8Array(pageSize).fill(fill)));

const zero = hex`00`;

for (const pageSize of [256, 1024, 4096]) {
  test(`pages of ${pageSize} bytes: the first of a block has its name, the others continue it`, () => {
    const vm = machine(pageSize, ['pc.ram', pages(pageSize, 0, 7, 0)], ['rom', pages(pageSize, 9)]);
    sameBytes(
      vm.save(),
      ramStream(
        blockList(['pc.ram', 3 * pageSize], ['rom', pageSize]),
        record(0, 0x02, 'pc.ram'),
        zero,
        record(pageSize, 0x28),
        pages(pageSize, 7),
        record(2 * pageSize, 0x22),
        zero,
        record(0, 0x08, 'rom'),
        pages(pageSize, 9),
      ),
    );
  });
}

test('blocks stand by maximum size, largest first; equal ones in order of registration', () => {
  const one = pages(256, 1);
  const vm = machine(
    256,
    ['small', one],
    ['b', pages(256, 1, 1)],
    ['a', pages(256, 2, 2)],
    ['grows', pages(256, 3), { maximumLength: 1024 }],
  );
  sameBytes(
    vm.save(),
    ramStream(
      blockList(['grows', 256], ['b', 512], ['a', 512], ['small', 256]),
      record(0, 0x08, 'grows'),
      pages(256, 3),
      record(0, 0x08, 'b'),
      pages(256, 1),
      record(256, 0x28),
      pages(256, 1),
      record(0, 0x08, 'a'),
      pages(256, 2),
      record(256, 0x28),
      pages(256, 2),
      record(0, 0x08, 'small'),
      one,
    ),
  );
});

test('pages that are left out move the name to the first that is sent', () => {
  const omit = (offset: number) => offset !== 512;
  const vm = machine(256, ['mem', pages(256, 1, 2, 3, 4), { omit }]);
  sameBytes(vm.save(), ramStream(blockList(['mem', 1024]), record(512, 0x08, 'mem'), pages(256, 3)));
});

test('a part of a WebAssembly.Memory, which is asked for anew each time', () => {
  const wasm = new WebAssembly.Memory({ initial: 1 });
  const vm = machine(256, ['ram', () => new Uint8Array(wasm.buffer, 4096, 512)]);
  new Uint8Array(wasm.buffer).fill(7, 4096, 4096 + 256);
  const before = vm.save();
  wasm.grow(1); // detaches the old buffer
  sameBytes(vm.save(), before);
  sameBytes(before, ramStream(blockList(['ram', 512]), record(0, 0x08, 'ram'), pages(256, 7), record(256, 0x22), zero));
});

test('a block takes one or more whole pages: the list could not tell an empty one from its end', () => {
  const empty = machine(256, ['ram', pages(256, 1)], ['none', new Uint8Array(0)]);
  throwsError(() => empty.save(), ValueError, { code: 'wrong-length', path: 'ram/none', expected: 256, actual: 0 });
  const vm = machine(256, ['ram', new Uint8Array(300)]);
  throwsError(() => vm.save(), ValueError, { code: 'wrong-length', path: 'ram/ram', expected: 512, actual: 300 });
});

test('with x-ignore-shared blocks have an address, and shared ones no pages', () => {
  const vm = new SaveVM({ ...options(256), capabilities: ['x-ignore-shared'] });
  vm.registerRam('pc.ram', pages(256, 1, 2), { shared: true });
  vm.registerRam('bios', pages(256, 3), { address: 0xfffc0000n });
  sameBytes(
    vm.save(),
    ramStream(
      hex`
      00000000 00000304
      06 /* pc.ram */ 70632e72616d 00000000 00000200  00000000 00000000
      04 /* bios   */ 62696f73     00000000 00000100  00000000 fffc0000`,
      record(0, 0x08, 'bios'),
      pages(256, 3),
    ),
  );
});

test('without the capability a shared block is sent like any other', () => {
  const vm = machine(256, ['pc.ram', pages(256, 1), { shared: true, address: 5n }]);
  sameBytes(vm.save(), ramStream(blockList(['pc.ram', 256]), record(0, 0x08, 'pc.ram'), pages(256, 1)));
});

test('offsets and totals above four gigabytes', () => {
  // A block that claims to be long and leaves out all pages but the last.
  const length = 2 ** 32 + 4096;
  const page = pages(4096, 1);
  const memory = new Proxy(page, {
    get: (target, key) => {
      if (key === 'length') return length;
      if (key === 'byteOffset') return 1; // as if it were not aligned: byte by byte
      if (key === 'subarray') return (from: number) => (from === 2 ** 32 ? page : undefined);
      return key === String(2 ** 32) ? 1 : Reflect.get(target, key, target);
    },
  });
  const vm = machine(4096, ['big', memory, { omit: (offset) => offset < 2 ** 32 }]);
  sameBytes(
    vm.save(),
    concat(
      hex`5145564d 00000003`,
      section(
        { type: 1, name: 'ram', version: 4 },
        hex`00000001 00001004  03 626967  00000001 00001000  00000000 00000010`,
      ),
      part(2, 0, concat(hex`00000001 00000008 03 626967`, page, EOS)),
      part(3, 0, EOS),
      hex`00`,
    ),
  );
});

test('the zero test looks at every byte, whatever the alignment and length', () => {
  for (const start of [0, 1, 4]) {
    for (const length of [256, 260, 255]) {
      const memory = new Uint8Array(600)
        .fill(0xff, 0, start)
        .fill(0xff, start + length)
        .subarray(start);
      assert.ok(isZeroPage(memory, 0, length));
      for (let at = 0; at < length; at++) {
        memory[at] = 0x80;
        assert.not(isZeroPage(memory, 0, length), `byte ${at} of ${length} at ${start}`);
        memory[at] = 0;
      }
    }
  }
});

test('progress counts guest memory and ends with all of it', () => {
  const vm = machine(4096, ['ram', new Uint8Array(1 << 20).fill(1)], ['rom', new Uint8Array(8192)]);
  const seen: Progress[] = [];
  vm.save({ onProgress: (progress) => seen.push(progress) });
  const total = (1 << 20) + 8192;
  assert.ok(seen.length >= 3);
  assert.ok(seen.every((one, i) => one.total === total && (i === 0 || one.done > (seen[i - 1]?.done ?? 0))));
  assert.equal(seen.at(-1), { done: total, total });
});

test.run();

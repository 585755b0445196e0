/**
 * XBZRLE and compressed pages: vectors made by hand and by zlib, and damaged ones.
 */
import { deflateSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError } from '../../src/errors.js';
import { SaveVM } from '../../src/savevm/index.js';
import { compressedPage, ramEncodings, xbzrle } from '../../src/savevm/ram-encodings.js';
import { hex, sameBytes } from '../../src/testing/index.js';
import { ascii, concat } from '../support/bytes.js';
import { throwsError } from '../support/errors.js';
import { blockList, ramStream, record, u16, u32 } from './pieces.js';

const test = suite('ram-encodings');

const PAGE = 4096;

function machine(memory: Uint8Array): SaveVM {
  const vm = new SaveVM({ release: '7.2', ramEncodings, profile: { configuration: false, description: false } });
  vm.registerRam('ram', memory);
  return vm;
}

const list = blockList(['ram', PAGE]);
const xbzrleRecord = (data: Uint8Array, length = data.length, flag = 1): Uint8Array =>
  concat(record(0, 0x40, 'ram'), Uint8Array.of(flag), u16(length), data);
const compressedRecord = (data: Uint8Array, length = data.length): Uint8Array =>
  concat(record(0, 0x100, 'ram'), u32(length), data);

function load(...records: readonly Uint8Array[]): Uint8Array {
  const memory = new Uint8Array(PAGE).fill(0xee);
  machine(memory).load(ramStream(list, ...records));
  return memory;
}

/** Such a page is refused, with the block and the place of its record, and nothing is written. */
function refused(bytes: Uint8Array, reason: RegExp): void {
  const memory = new Uint8Array(PAGE).fill(0xee);
  const stream = ramStream(list, bytes);
  const offset = 8 + 17 + list.length + 8 + 5 + 5;
  const work = () => machine(memory).load(stream);
  const error = throwsError(work, StreamError, { code: 'ram-bad-page', path: 'ram/ram', offset });
  assert.match(error.message, reason);
  assert.ok(memory.every((byte) => byte === 0xee));
}

/** A page of 0xee with some bytes changed. */
function changed(...pieces: readonly (readonly [number, Uint8Array])[]): Uint8Array {
  const page = new Uint8Array(PAGE).fill(0xee);
  for (const [at, bytes] of pieces) page.set(bytes, at);
  return page;
}

test('XBZRLE: runs of unchanged and changed bytes over what was there', () => {
  const data = hex`
    02 03 aabbcc          // 2 unchanged, 3 changed
    04 01 dd`;
  sameBytes(load(xbzrleRecord(data)), changed([2, hex`aabbcc`], [9, hex`dd`]));
});

test('XBZRLE: the first unchanged run may be empty', () => {
  sameBytes(load(xbzrleRecord(hex`00 01 aa`)), changed([0, hex`aa`]));
});

test('XBZRLE: lengths of two bytes, low bits first', () => {
  const run = new Uint8Array(200).fill(0x77);
  // 300 = 0b10_0101100, 200 = 0b1_1001000
  sameBytes(load(xbzrleRecord(concat(hex`ac02 c801`, run))), changed([300, run]));
});

test('XBZRLE: a change of the last byte, and a page of no change', () => {
  sameBytes(load(xbzrleRecord(hex`ff1f 01 aa`)), changed([4095, hex`aa`]));
  sameBytes(load(xbzrleRecord(hex``)), changed());
});

test('XBZRLE: applied on the copy that came before it', () => {
  const page = new Uint8Array(PAGE).fill(5);
  const memory = load(record(0, 0x08, 'ram'), page, record(0, 0x60), hex`01 0003`, hex`01 01 06`);
  page[1] = 6;
  sameBytes(memory, page);
});

test('XBZRLE: damaged pages', () => {
  refused(xbzrleRecord(hex`00 01 aa 00 01 bb`), /unchanged bytes is empty/);
  refused(xbzrleRecord(hex`00 00`), /changed bytes is empty/);
  refused(xbzrleRecord(hex`ff1f 02 aabb`), /past the page/);
  refused(xbzrleRecord(hex`ff7f 01 aa`), /past the page/);
  refused(xbzrleRecord(hex`00 02 aa`), /ends within a run/);
  refused(xbzrleRecord(hex`00`), /ends within a length/);
  refused(xbzrleRecord(hex`80`), /ends within a length/);
  refused(xbzrleRecord(hex`808001 01 aa`), /at most two bytes/);
  refused(xbzrleRecord(hex`00 01 aa`, 3, 2), /unknown XBZRLE encoding/);
  refused(xbzrleRecord(new Uint8Array(PAGE + 1)), /longer than a page/);
});

/** A page that has something to compress. */
const text = ascii('page '.repeat(1000)).subarray(0, PAGE);

test('compressed pages of every level', () => {
  for (const level of [0, 1, 6, 9]) sameBytes(load(compressedRecord(deflateSync(text, { level }))), text);
  sameBytes(load(compressedRecord(deflateSync(new Uint8Array(PAGE)))), new Uint8Array(PAGE));
});

test('compressed pages with CONTINUE', () => {
  const deflated = deflateSync(text);
  sameBytes(load(record(0, 0x02, 'ram'), hex`00`, record(0, 0x120), u32(deflated.length), deflated), text);
});

test('compressed pages that are too short or too long', () => {
  refused(compressedRecord(deflateSync(text.subarray(1))), /another size/);
  refused(compressedRecord(deflateSync(concat(text, hex`00`))), /another size/);
  refused(compressedRecord(deflateSync(new Uint8Array(10 * PAGE))), /another size/);
  refused(compressedRecord(new Uint8Array(0)), /damaged|another size/);
  refused(compressedRecord(new Uint8Array(2 * PAGE)), /longer than it can be/);
  refused(compressedRecord(new Uint8Array(0), 0xffffffff), /longer than it can be/);
});

test('a changed byte of a compressed page is refused, or was only padding', () => {
  const deflated = deflateSync(text);
  let refusals = 0;
  for (let at = 0; at < deflated.length; at++) {
    const damaged = Uint8Array.from(deflated);
    damaged[at] = (damaged[at] as number) ^ 0x10;
    const page = new Uint8Array(PAGE);
    try {
      compressedPage.decode(damaged, page, PAGE);
      sameBytes(page, text);
    } catch (error) {
      assert.instance(error, StreamError);
      refusals++;
    }
  }
  assert.ok(refusals >= deflated.length - 1, `${refusals} of ${deflated.length}`);
});

test('cut-off encoded pages', () => {
  for (const whole of [xbzrleRecord(hex`02 03 aabbcc`), compressedRecord(deflateSync(text))]) {
    const stream = ramStream(list, whole);
    const end = stream.length - 1 - 13 - 5 - 8 - 5;
    for (let length = end - whole.length; length < end; length++) {
      const memory = new Uint8Array(PAGE);
      const work = () => machine(memory).load(stream.slice(0, length));
      // The block is known when the name has been read.
      const path = length < end - whole.length + 8 + 1 + 3 ? 'ram' : 'ram/ram';
      throwsError(work, StreamError, { code: 'truncated', path });
    }
  }
});

test('the encodings can be had one by one', () => {
  assert.equal(ramEncodings, [xbzrle, compressedPage]);
  const vm = new SaveVM({ release: '7.2', ramEncodings: [xbzrle], profile: { configuration: false } });
  vm.registerRam('ram', new Uint8Array(PAGE));
  const stream = ramStream(list, compressedRecord(deflateSync(text)));
  throwsError(() => vm.load(stream), StreamError, { code: 'unsupported', path: 'ram' });
});

test.run();

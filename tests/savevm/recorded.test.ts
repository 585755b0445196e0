/**
 * Streams of real QEMU, loaded by `SaveVM` into machines that fit them, and saved again.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { catalogue } from '../../src/devices/index.js';
import { type MigrationStream, readStream } from '../../src/savevm/stream/index.js';
import { sameBytes } from '../../src/testing/index.js';
import type { Release } from '../../src/vmstate/index.js';
import { bytesOf, fixtures, type Recording, recordings } from '../streams/recordings.js';
import { endOf, isTyped, machineOf, ramOf } from './recorded.js';

const test = suite('recorded');

/** Loads a recording; what is saved then must be the recording but for the way RAM was cut into sections. */
function check(recording: Recording): void {
  const bytes = bytesOf(recording);
  const release = recording.release as Release;
  const stream = readStream(bytes, { catalogue, release });
  const { pages } = ramOf(stream);
  const { vm, ram } = machineOf(bytes, release, { pages: pages.length > 0 });
  const report = vm.load(bytes);
  assert.equal([report.missing, report.warnings], [[], []], recording.file);

  const last = new Map(pages.map((page) => [`${page.block} ${page.offset}`, page]));
  for (const { block, offset, encoding, data } of last.values()) {
    const memory = (ram.get(block) as Uint8Array).subarray(offset, offset + stream.pageSize);
    sameBytes(memory, encoding === 0x08 ? data : new Uint8Array(stream.pageSize).fill(data[0] as number));
  }

  const saved = vm.save();
  const again = readStream(saved, { catalogue, release });
  const devices = (from: Uint8Array, { items }: typeof stream) =>
    items.flatMap((item) =>
      item.kind === 'device' ? [[item.header, from.slice(item.offset, item.offset + item.length)]] : [],
    );
  assert.equal(devices(saved, again), devices(bytes, stream), recording.file);
  assert.equal(ramOf(again).blocks, ramOf(stream).blocks, recording.file);
  if (isTyped(stream)) sameBytes(saved.subarray(endOf(again)), bytes.subarray(endOf(stream)), recording.file);
}

for (const fixture of fixtures()) test(fixture.file, () => check(fixture));

test('a full stream comes out as it went in, RAM and all', () => {
  const fixture = fixtures().find(({ file }) => file.includes('__ram')) as Recording;
  const bytes = bytesOf(fixture);
  const { vm } = machineOf(bytes, fixture.release as Release);
  vm.load(bytes);
  // Its devices are bytes here, so the description says less.
  const end = endOf(readStream(bytes)) + 1;
  sameBytes(vm.save().subarray(0, end), bytes.subarray(0, end));
});

/** A few recordings of each folder; those without a description need definitions for all of their devices. */
const FOLDERS = ['streams/2.3', 'streams/2.3-devices', 'streams/5.2', 'streams/7.2', 'streams/10.0', 'streams/11.1'];
const FULL = ['streams-full/2.3', 'streams-full/5.2', 'streams-full/7.2', 'streams-full/11.1'];
const MEMORY = 256 << 20;

/** Two sections of one name and instance, such as `isa-ide`: both go to the first, as in QEMU. */
function hasTwins({ items }: MigrationStream): boolean {
  const names = items.flatMap((item) =>
    item.kind === 'device' ? [`${item.header.idstr} ${item.header.instanceId}`] : [],
  );
  return new Set(names).size < names.length;
}

for (const folder of [...FOLDERS, ...FULL]) {
  const every = folder.startsWith('streams-full') ? 8 : 24;
  const files = recordings([folder]).filter((_, i) => i % every === 3);
  if (files.length === 0) {
    console.log(`skipped: ${folder}: the recordings are not here`);
    test.skip(folder);
    continue;
  }
  test(`${files.length} of the recordings of ${folder}`, () => {
    for (const recording of files) {
      const stream = readStream(bytesOf(recording), { release: recording.release as Release });
      const memory = ramOf(stream).blocks.reduce((sum, { length }) => sum + length, 0);
      if (memory <= MEMORY && !hasTwins(stream)) check(recording);
    }
  });
}

test.run();

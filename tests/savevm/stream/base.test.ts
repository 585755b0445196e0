/**
 * What the bytes do not say and the description does: counts that are never sent, nulls.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SaveVM } from '../../../src/savevm/index.js';
import { readStream, writeStream } from '../../../src/savevm/stream/index.js';
import { sameBytes } from '../../../src/testing/index.js';
import {
  type AnyVMState,
  bitmap,
  local,
  nullable,
  type Release,
  struct,
  subsectionByRelease,
  uint8,
  uint16,
  varray,
  vbuffer,
  vmstate,
} from '../../../src/vmstate/index.js';
import { sectionsOf } from '../../streams/recordings.js';

const test = suite('savevm/stream/base');

const slot = vmstate({ name: 'slot', versionId: 1, fields: { event: uint8() } });
const slots = vmstate({
  name: 'slots',
  versionId: 1,
  fields: { count: local<number>(), selected: uint16(), slots: varray('count', struct(slot)) },
});
const plugged = vmstate({ name: 'device/plugged', versionId: 1, fields: { of: struct(slots) } });
const device = vmstate({
  name: 'device',
  versionId: 1,
  fields: { before: uint8(), hotplug: struct(slots), after: uint8() },
  subsections: { plugged: subsectionByRelease({ '5.2': plugged }) },
});
const pointers = vmstate({
  name: 'pointers',
  versionId: 1,
  fields: { all: nullable(4, struct(slots)) },
});

/** The state of a device that was saved and read by a catalogue with its definition; how it was read, if not so. */
function typed(def: AnyVMState, state: object, release: Release, base: object = {}): unknown {
  const vm = new SaveVM({ release, machine: 'none' });
  vm.register(def, state as never);
  const bytes = vm.save();
  const stream = readStream(bytes, { catalogue: [{ def, base }] });
  sameBytes(writeStream(stream), bytes);
  const content = sectionsOf(stream.items)[0]?.content;
  return content?.how === 'typed' ? content.state : content?.how;
}

const some = (count: number) => ({
  count,
  selected: 1,
  slots: Array.from({ length: count }, (_, event) => ({ event })),
});

test('a local that counts is the length of the array, at any depth and in subsections', () => {
  for (const release of ['2.3', '5.2', '7.2', '10.0', '11.1'] as const) {
    for (const count of [0, 1, 3, 40]) {
      const state = { before: 1, hotplug: some(count), after: 2 };
      assert.equal(typed(device, state, release), state, `${release}, ${count}`);
      if (release === '2.3') continue;
      const more = { ...state, plugged: { of: some(7) } };
      assert.equal(typed(device, more, release), more, `${release}, ${count}`);
    }
  }
});

test('so it is in elements, of which some are null', () => {
  const state = { all: [some(2), some(2), null, null] };
  for (const release of ['10.0'] as const) assert.equal(typed(pointers, state, release), state, release);
});

test('the description has the last word over the locals of the catalogue', () => {
  const state = { before: 1, hotplug: some(3), after: 2 };
  assert.equal(typed(device, state, '7.2', { hotplug: { count: 9 } }), state);
});

test('bytes of a buffer and bits of a bitmap that are never sent', () => {
  const list = vmstate({
    name: 'device/list',
    versionId: 1,
    fields: { bytes: local<number>(), list: vbuffer('bytes'), bits: local<number>(), map: bitmap('bits') },
  });
  const owner = vmstate({ name: 'device', versionId: 1, fields: { before: uint8() }, subsections: { list } });
  const state = {
    before: 1,
    list: { bytes: 3, list: Uint8Array.of(1, 2, 3), bits: 128, map: BigUint64Array.of(5n, 6n) },
  };
  for (const release of ['5.2', '11.1'] as const) assert.equal(typed(owner, state, release), state);
});

test.run();

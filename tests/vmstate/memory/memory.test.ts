/**
 * States in linear memory.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DefinitionError, StreamError, ValueError } from '../../../src/errors.js';
import { SaveVM } from '../../../src/index.js';
import { hex, sameBytes } from '../../../src/testing/index.js';
import {
  array,
  bitmap,
  bool,
  buffer,
  bufferPointer,
  decode,
  encode,
  int16,
  int32,
  int64,
  leaf,
  load,
  local,
  nullable,
  pointer,
  qtailq,
  save,
  struct,
  timer,
  uint8,
  uint16,
  uint32,
  uint64,
  ulong,
  unused,
  varray,
  vmstate,
} from '../../../src/vmstate/index.js';
import { bindMemory, memoryLayout } from '../../../src/vmstate/memory/index.js';
import { throwsError } from '../../support/errors.js';

const test = suite('vmstate/memory');

const vmstateChannel = vmstate({
  name: 'channel',
  versionId: 1,
  fields: { mode: uint8(), count: uint16(), time: int64() },
});
const vmstateExtra = vmstate({ name: 'chip/extra', versionId: 1, fields: { level: int16() } });
const vmstateChip = vmstate({
  name: 'chip',
  versionId: 1,
  fields: {
    enabled: bool(),
    irq: int32(),
    gap: unused(2),
    regs: array(4, uint32()),
    flags: array(3, bool()),
    channels: array(2, struct(vmstateChannel)),
    fifo: buffer(5),
    deadline: timer(),
  },
  subsections: { extra: vmstateExtra },
});

/*
 * struct Channel { uint8_t mode; uint16_t count; int64_t time; };
 * struct Chip { bool enabled; int32_t irq; uint32_t regs[4]; bool flags[3]; Channel channels[2]; uint8_t fifo[5];
 *               int64_t deadline; struct { int16_t level; } extra; };
 */
const CHIP = { enabled: 0, irq: 4, regs: 8, flags: 24, channels: 32, fifo: 64, deadline: 72, extra: 80 };

const offsetsOf = (layout: { readonly places: readonly { readonly key: string; readonly offset: number }[] }) =>
  Object.fromEntries(layout.places.map(({ key, offset }) => [key, offset]));

test('members stand where C puts them', () => {
  const layout = memoryLayout(vmstateChip);
  assert.equal(offsetsOf(layout), CHIP);
  assert.is(layout.size, 88);
  assert.is(layout.align, 8);
  const channels = layout.places.find(({ key }) => key === 'channels');
  assert.equal(offsetsOf(channels?.struct ?? layout), { mode: 0, count: 2, time: 8 });
  assert.is(channels?.stride, 16);
});

const BASE = 1024;
function chip() {
  const memory = new WebAssembly.Memory({ initial: 1 });
  return { memory, state: bindMemory(vmstateChip, memory, { base: BASE }), view: () => new DataView(memory.buffer) };
}

const stream = hex`
  /* enabled */ 01
  /* irq */ fffffffe
  /* unused */ 0000
  /* regs */ 00000001 00000002 00000003 ffffffff
  /* flags */ 01 00 01
  /* channels[0] */ 07 0102 0000000100000002
  /* channels[1] */ 08 0304 ffffffffffffffff
  /* fifo */ 0102030405
  /* deadline */ 0000000000000009
  /* subsection */ 05 0a 636869702f6578747261 00000001
  /* level */ 8000
`;

test('loading writes memory, little endian', () => {
  const { state, view } = chip();
  load(vmstateChip, state, stream);
  const at = (offset: number) => BASE + offset;
  assert.is(view().getUint8(at(CHIP.enabled)), 1);
  assert.is(view().getInt32(at(CHIP.irq), true), -2);
  assert.is(view().getUint32(at(CHIP.regs + 12), true), 0xffffffff);
  assert.equal([...new Uint8Array(view().buffer, at(CHIP.flags), 3)], [1, 0, 1]);
  assert.is(view().getUint16(at(CHIP.channels + 16 + 2), true), 0x0304);
  assert.is(view().getBigInt64(at(CHIP.channels + 8), true), 0x100000002n);
  assert.equal(new Uint8Array(view().buffer, at(CHIP.fifo), 5), hex`0102030405`);
  assert.is(view().getInt16(at(CHIP.extra), true), -0x8000);
  sameBytes(save(vmstateChip, state), stream);
});

test('saving reads memory as the program left it', () => {
  const { state, view } = chip();
  view().setUint32(BASE + CHIP.regs + 4, 0xdeadbeef, true);
  view().setUint8(BASE + CHIP.flags + 2, 5); // any non-zero is true
  const decoded = decode(vmstateChip, save(vmstateChip, state));
  assert.is(decoded.regs[1], 0xdeadbeef);
  assert.equal(decoded.flags, [false, false, true]);
  assert.equal(decoded, decode(vmstateChip, encode(vmstateChip, state)));
});

test('views survive a memory that grows', () => {
  const { memory, state, view } = chip();
  load(vmstateChip, state, stream);
  const before = state.regs;
  memory.grow(1);
  assert.is(before.length, 0); // the old view is detached
  sameBytes(save(vmstateChip, state), stream);
  state.regs[0] = 77;
  state.flags[1] = true;
  assert.is(view().getUint32(BASE + CHIP.regs, true), 77);
  assert.is(view().getUint8(BASE + CHIP.flags + 1), 1);
  load(vmstateChip, state, stream);
  sameBytes(save(vmstateChip, bindMemory(vmstateChip, memory, { base: BASE })), stream);
});

test('a load that fails leaves memory as it was', () => {
  const { memory, state } = chip();
  load(vmstateChip, state, stream);
  const before = new Uint8Array(memory.buffer).slice();
  const changed = stream.map((byte, i) => (i < 40 ? byte ^ 1 : byte));
  throwsError(() => load(vmstateChip, state, changed.slice(0, 60)), StreamError, { code: 'truncated' });
  sameBytes(new Uint8Array(memory.buffer), before);
  const failing = vmstate({
    ...(vmstateChip as object),
    name: 'failing',
    versionId: 1,
    fields: vmstateChip.fields,
    postLoad: () => {
      throw new Error('no');
    },
  } as never);
  const bound = bindMemory(failing, memory, { base: BASE });
  throwsError(() => load(failing, bound as never, changed), ValueError, { code: 'hook-failed' });
  sameBytes(new Uint8Array(memory.buffer), before);
});

test('64 bits as halves or as a number never become a bigint', () => {
  const def = vmstate({
    name: 'wide',
    versionId: 1,
    fields: {
      halves: uint64({ as: 'halves' }),
      number: int64({ as: 'number' }),
      list: array(2, uint64({ as: 'halves' })),
      long: ulong(32),
      longs: array(2, ulong(32)),
    },
  });
  const bytes = hex`
    /* halves */ fedcba98 76543210
    /* number -2**52 */ fff0000000000000
    /* list */ 00000001 00000002 ffffffff fffffffe
    /* long */ ffffffff
    /* longs */ 00000001 80000000
  `;
  const memory = new WebAssembly.Memory({ initial: 1 });
  const state = bindMemory(def, memory, { base: 8 });
  load(def, state, bytes);
  assert.equal({ ...state.halves }, { lo: 0x76543210, hi: 0xfedcba98 });
  assert.is(state.number, -(2 ** 52));
  assert.equal({ ...state.list[1] }, { lo: 0xfffffffe, hi: 0xffffffff });
  assert.is(new DataView(memory.buffer).getBigUint64(8, true), 0xfedcba9876543210n);
  assert.is(state.long, 0xffffffffn);
  assert.is(new DataView(memory.buffer).getUint32(8 + 36, true), 1);
  sameBytes(save(def, state), bytes);
});

test('pointers are followed at each use; null elements are null', () => {
  const item = vmstate({ name: 'item', versionId: 1, fields: { v: uint32() } });
  const def = vmstate({
    name: 'list',
    versionId: 1,
    fields: {
      n: int32(),
      values: pointer(varray('n', uint16())),
      bytes: bufferPointer(3),
      one: pointer(struct(item)),
      items: nullable(3, struct(item)),
      map: bitmap(65),
    },
  });
  const layout = memoryLayout(def);
  assert.equal(offsetsOf(layout), { n: 0, values: 4, bytes: 8, one: 12, items: 16, map: 28 });
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new DataView(memory.buffer);
  const words = [2, 512, 520, 528, 532, 0, 536, 544];
  for (const [i, word] of words.entries()) view.setUint32(64 + 4 * i, word, true);
  const state = bindMemory(def, memory, { base: 64 });
  const bytes = hex`
    /* n */ 00000002 /* values */ 0001 0002 /* bytes */ 0a0b0c /* one */ 00000005
    /* items */ 00000006 30 00000007 /* map */ 8000000000000000 0000000000000001
  `;
  load(def, state, bytes);
  assert.equal([...new Uint16Array(memory.buffer, 512, 2)], [1, 2]);
  assert.is(view.getUint32(536, true), 7);
  assert.is(state.items[1], null);
  sameBytes(save(def, state), bytes);
  view.setUint32(64 + 12, 536, true); // the program points elsewhere
  assert.is(state.one.v, 7);
  view.setUint32(64 + 12, 65534, true);
  throwsError(() => state.one.v, ValueError, { code: 'out-of-range', path: 'one' });
});

test('offsets, sizes and capacities by hand', () => {
  const def = vmstate({
    name: 'packed',
    versionId: 1,
    fields: { n: uint8(), a: uint32(), items: array(2, struct(vmstateChannel)), sent: varray('n', uint8()) },
  });
  const layout = memoryLayout(def, {
    offsets: { a: 16, 'items[].time': 16 },
    sizes: { 'items[]': 32, '': 128 },
    capacities: { sent: 10 },
  });
  assert.equal(offsetsOf(layout), { n: 0, a: 16, items: 24, sent: 88 });
  assert.is(layout.size, 128);
  assert.is(layout.places[2]?.stride, 32);
});

test('a layout that cannot be is refused', () => {
  const refused = (options: Parameters<typeof memoryLayout>[1], path: string) =>
    throwsError(() => memoryLayout(vmstateChip, options), DefinitionError, { code: 'bad-layout', path });
  refused({ offsets: { irq: 2 } }, 'chip.irq');
  refused({ offsets: { regs: 4 } }, 'chip.regs');
  refused({ offsets: { nothing: 4 } }, 'chip.nothing');
  refused({ offsets: { gap: 4 } }, 'chip.gap');
  refused({ offsets: { irq: -4 } }, 'irq');
  refused({ sizes: { '': 80 } }, 'chip');
  refused({ sizes: { 'channels[]': 8 } }, 'channel.channels[]');
});

test('a base that does not fit is refused', () => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  for (const base of [-8, 4, 0.5, 65536 - 80, 65536]) {
    throwsError(() => bindMemory(vmstateChip, memory, { base }), ValueError, { code: 'out-of-range', path: 'chip' });
  }
  bindMemory(vmstateChip, memory, { base: 65536 - 88 });
});

test('what has no place is given as a value, or by a codec', () => {
  const fraction = leaf<number>({
    type: 'fraction',
    size: 4,
    put: (value, to, at) => to.setUint32(at, value * 65536),
    get: (from, at) => from.getUint32(at) / 65536,
  });
  const def = vmstate({
    name: 'odd',
    versionId: 1,
    fields: { n: local<number>(), x: varray('n', uint8()), speed: fraction(), queue: qtailq(vmstateChannel) },
  });
  const memory = new WebAssembly.Memory({ initial: 1 });
  const codec = {
    size: 4,
    get: (from: DataView, at: number) => from.getFloat32(at, true),
    set: (to: DataView, at: number, value: number) => to.setFloat32(at, value, true),
  };
  const layout = { capacities: { x: 2 }, codecs: { fraction: codec } };
  throwsError(() => bindMemory(def, memory, { base: 0, layout }), ValueError, { code: 'missing', path: 'odd.queue' });
  const state = bindMemory(def, memory, { base: 0, layout, values: { n: 2, queue: [] } });
  load(def, state, hex`0102 00018000 00`);
  assert.is(new DataView(memory.buffer).getFloat32(4, true), 1.5);
  sameBytes(save(def, state), hex`0102 00018000 00`);
});

test('what has no place in a nested struct is refused', () => {
  const inner = vmstate({ name: 'inner', versionId: 1, fields: { queue: qtailq(vmstateChannel) } });
  const def = vmstate({ name: 'outer', versionId: 1, fields: { inner: array(2, struct(inner)) } });
  throwsError(() => memoryLayout(def), DefinitionError, { code: 'bad-layout', path: 'inner[].queue' });
});

test('in one machine a device is an object and the next one memory', () => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const object = { mode: 1, count: 2, time: 3n };
  const vm = new SaveVM({ release: '7.2' });
  vm.register(vmstateChannel, object);
  vm.register(vmstateChannel, bindMemory(vmstateChannel, memory, { base: 32 }));
  new DataView(memory.buffer).setUint16(34, 500, true);
  const bytes = vm.save();
  new Uint8Array(memory.buffer).fill(0);
  object.count = 9;
  vm.load(bytes);
  assert.is(new DataView(memory.buffer).getUint16(34, true), 500);
  assert.is(object.count, 2);
});

test.run();

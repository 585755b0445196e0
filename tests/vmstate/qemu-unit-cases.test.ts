/**
 * The cases of QEMU's own unit test of VMState (`tests/unit/test-vmstate.c`; the same 23 in 7.2 and in later releases):
 * its objects, its bytes, its expected failures. Each test bears the name of QEMU's case; `docs/testing.md` lists them.
 *
 * QEMU's helper for loading cuts the stream at four places and expects each to fail: nothing at all, all but two bytes
 * (with the mark of the end of a stream, which follows the object), the first half, the second half.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError } from '../../src/errors.js';
import { expectWire, hex, wire } from '../../src/testing/index.js';
import {
  array,
  bool,
  type Definition,
  gtree,
  gtreeDirect,
  int8,
  int16,
  int32,
  int64,
  load,
  local,
  nullable,
  qlist,
  qtailq,
  RELEASES,
  type Release,
  type StateOf,
  save,
  struct,
  tmp,
  uint8,
  uint16,
  uint32,
  uint64,
  vmstate,
  when,
} from '../../src/vmstate/index.js';
import { concat } from '../support/bytes.js';
import { throwsError } from '../support/errors.js';

const test = suite('vmstate/qemu-unit-cases');

const YOUNG: readonly Release[] = RELEASES.filter((release) => release !== '2.3');

/** What QEMU writes behind the object, so that no read past its end goes unnoticed. */
const QEMU_VM_EOF = hex`00`;

/** QEMU's helper: four cuts that fail and leave the object as it is, then the whole stream. */
function loads<D extends Definition>(def: D, fresh: () => StateOf<D>, bytes: Uint8Array, release: Release): StateOf<D> {
  const stream = concat(bytes, QEMU_VM_EOF);
  const half = Math.floor(stream.length / 2);
  const cuts = [stream.slice(0, 0), stream.slice(0, -2), stream.slice(0, half), stream.slice(half, half + half)];
  for (const cut of cuts) {
    const state = fresh();
    throwsError(() => load(def, state as never, cut, { release }), StreamError, { code: 'truncated', path: /./ });
    assert.equal(state, fresh());
  }
  const state = fresh();
  assert.is(load(def, state as never, stream, { release }), bytes.length);
  return state;
}

const simplePrimitive = vmstate({
  name: 'simple/primitive',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    b_1: bool(),
    b_2: bool(),
    u8_1: uint8(),
    u16_1: uint16(),
    u32_1: uint32(),
    u64_1: uint64(),
    i8_1: int8(),
    i8_2: int8(),
    i16_1: int16(),
    i16_2: int16(),
    i32_1: int32(),
    i32_2: int32(),
    i64_1: int64(),
    i64_2: int64(),
  },
});

test('/vmstate/simple/primitive', () => {
  const state = {
    b_1: true,
    b_2: false,
    u8_1: 130,
    u16_1: 512,
    u32_1: 70000,
    u64_1: 12121212n,
    i8_1: 65,
    i8_2: -65,
    i16_1: 512,
    i16_2: -512,
    i32_1: 70000,
    i32_2: -70000,
    i64_1: 12121212n,
    i64_2: -12121212n,
  };
  const bytes = `
    /* b_1 b_2 */ 01 00
    /* u8_1    */ 82
    /* u16_1   */ 0200
    /* u32_1   */ 00011170
    /* u64_1   */ 0000000000b8f47c
    /* i8      */ 41 bf
    /* i16     */ 0200 fe00
    /* i32     */ 00011170 fffeee90
    /* i64     */ 0000000000b8f47c ffffffffff470b84`;
  const zero: typeof state = Object.fromEntries(
    Object.entries(state).map(([key, value]) => [
      key,
      typeof value === 'bigint' ? 0n : typeof value === 'number' ? 0 : false,
    ]),
  ) as never;
  for (const release of RELEASES) {
    expectWire(simplePrimitive, state, bytes, { release });
    assert.equal(
      loads(simplePrimitive, () => ({ ...zero }), hex(bytes), release),
      state,
    );
  }
});

const simpleArray = vmstate({
  name: 'simple/array',
  versionId: 1,
  minimumVersionId: 1,
  fields: { u16_1: array(3, uint16()) },
});

test('/vmstate/simple/array', () => {
  const state = { u16_1: Uint16Array.of(0x42, 0x43, 0x44) };
  for (const release of RELEASES) {
    expectWire(simpleArray, state, '0042 0043 0044', { release });
    assert.equal(
      loads(simpleArray, () => ({ u16_1: new Uint16Array(3) }), hex`0042 0043 0044`, release),
      state,
    );
  }
});

const versioned = vmstate({
  name: 'test/versioned',
  versionId: 2,
  minimumVersionId: 1,
  fields: {
    a: uint32(),
    b: uint32({ since: 2 }),
    c: uint32(),
    d: uint64(),
    e: uint32({ since: 2 }),
    f: uint64({ since: 2 }),
  },
});
const tens = { a: 10, b: 20, c: 30, d: 40n, e: 50, f: 60n };
const six = '/* a b c */ 0000000a 00000014 0000001e /* d */ 0000000000000028 /* e f */ 00000032 000000000000003c';

test('/vmstate/versioned/load/v1', () => {
  for (const release of RELEASES) {
    const state = { a: 0, b: 200, c: 0, d: 0n, e: 500, f: 600n };
    const bytes = hex`/* a */ 0000000a /* c */ 0000001e /* d */ 0000000000000028`;
    load(versioned, state, concat(bytes, QEMU_VM_EOF), { release, version: 1 });
    assert.equal(state, { a: 10, b: 200, c: 30, d: 40n, e: 500, f: 600n });
  }
});

test('/vmstate/versioned/load/v2', () => {
  for (const release of RELEASES) {
    const state = { a: 0, b: 0, c: 0, d: 0n, e: 0, f: 0n };
    load(versioned, state, concat(hex(six), QEMU_VM_EOF), { release, version: 2 });
    assert.equal(state, tens);
    expectWire(versioned, tens, six, { release });
  }
});

const skipping = vmstate({
  name: 'test/skip',
  versionId: 2,
  minimumVersionId: 1,
  fields: {
    skip_c_e: local<boolean>(),
    a: uint32(),
    b: uint32(),
    c: when('kept', uint32()),
    d: uint64(),
    e: when('kept', uint32()),
    f: uint64({ since: 2 }),
  },
  conditions: { kept: ({ skip_c_e }) => !skip_c_e },
});
const ones = { a: 1, b: 2, c: 3, d: 4n, e: 5, f: 6n };

test('/vmstate/field_exists/load/noskip', () => {
  for (const release of RELEASES) {
    const state = { skip_c_e: false, a: 0, b: 0, c: 0, d: 0n, e: 0, f: 0n };
    load(skipping, state, concat(hex(six), QEMU_VM_EOF), { release, version: 2 });
    assert.equal(state, { skip_c_e: false, ...tens });
  }
});

test('/vmstate/field_exists/load/skip', () => {
  const bytes = hex`0000000a 00000014 0000000000000028 000000000000003c`;
  for (const release of RELEASES) {
    const state = { skip_c_e: true, a: 0, b: 0, c: 300, d: 0n, e: 500, f: 0n };
    load(skipping, state, concat(bytes, QEMU_VM_EOF), { release, version: 2 });
    assert.equal(state, { skip_c_e: true, ...tens, c: 300, e: 500 });
  }
});

test('/vmstate/field_exists/save/noskip', () => {
  const bytes = '00000001 00000002 00000003 0000000000000004 00000005 0000000000000006';
  for (const release of RELEASES) expectWire(skipping, { skip_c_e: false, ...ones }, bytes, { release });
});

test('/vmstate/field_exists/save/skip', () => {
  const state = { skip_c_e: true, ...ones };
  for (const release of RELEASES) {
    assert.equal(wire(skipping, state, { release }), hex`00000001 00000002 0000000000000004 0000000000000006`);
  }
});

const tst = vmstate({ name: 'test/tst', versionId: 1, minimumVersionId: 1, fields: { i: int32() } });
const arps = vmstate({
  name: 'test/arps',
  versionId: 1,
  minimumVersionId: 1,
  fields: { ar: nullable(4, struct(tst)) },
});
const arpp = vmstate({ name: 'test/arps', versionId: 1, minimumVersionId: 1, fields: { ar: nullable(4, int32()) } });
const items = (...values: (number | null)[]) => ({ ar: values.map((i) => (i === null ? null : { i })) });
const all = '00000000 00000001 00000002 00000003';
const one = '00000000 30 00000002 00000003';

test('/vmstate/array/ptr/str/no0/save', () => {
  for (const release of YOUNG) expectWire(arps, items(0, 1, 2, 3), all, { release });
});

test('/vmstate/array/ptr/str/no0/load', () => {
  for (const release of YOUNG) {
    const state = items(0, 0, 0, 0);
    load(arps, state, concat(hex(all), QEMU_VM_EOF), { release });
    assert.equal(state, items(0, 1, 2, 3));
  }
});

test('/vmstate/array/ptr/str/0/save', () => {
  for (const release of YOUNG) expectWire(arps, items(0, null, 2, 3), one, { release });
});

test('/vmstate/array/ptr/str/0/load', () => {
  for (const release of YOUNG) {
    const state = items(0, null, 0, 0);
    load(arps, state, concat(hex(one), QEMU_VM_EOF), { release });
    assert.equal(state, items(0, null, 2, 3));
  }
});

test('/vmstate/array/ptr/prim/0/save', () => {
  for (const release of YOUNG) expectWire(arpp, { ar: [0, null, 2, 3] }, one, { release });
});

test('/vmstate/array/ptr/prim/0/load', () => {
  for (const release of YOUNG) {
    const state = { ar: [3, null, 1, 0] };
    load(arpp, state, concat(hex(one), QEMU_VM_EOF), { release });
    assert.equal(state, { ar: [0, null, 2, 3] });
  }
});

const queueElement = vmstate({
  name: 'test/queue-element',
  versionId: 1,
  minimumVersionId: 1,
  fields: { b: bool(), u8: uint8() },
});
const queue = vmstate({
  name: 'test/queue',
  versionId: 1,
  minimumVersionId: 1,
  fields: { i16: int16(), q: qtailq(queueElement, { since: 1 }), i32: int32() },
});
const queued = {
  i16: -512,
  q: [
    { b: true, u8: 130 },
    { b: false, u8: 65 },
  ],
  i32: 70000,
};
const queueBytes = '/* i16 */ fe00 /* q[0] */ 01 01 82 /* q[1] */ 01 00 41 /* end */ 00 /* i32 */ 00011170';

test('/vmstate/qtailq/save/saveq', () => {
  for (const release of YOUNG) expectWire(queue, queued, queueBytes, { release });
});

test('/vmstate/qtailq/load/loadq', () => {
  for (const release of YOUNG) {
    const state: StateOf<typeof queue> = { i16: 0, q: [], i32: 0 };
    assert.is(load(queue, state, concat(hex(queueBytes), QEMU_VM_EOF), { release }), hex(queueBytes).length);
    assert.equal(state, queued);
  }
});

const interval = vmstate({
  name: 'interval',
  versionId: 1,
  minimumVersionId: 1,
  fields: { low: uint64(), high: uint64() },
});
const mapping = vmstate({
  name: 'mapping',
  versionId: 1,
  minimumVersionId: 1,
  fields: { phys_addr: uint64(), flags: uint32() },
});
const domain = vmstate({
  name: 'domain',
  versionId: 1,
  minimumVersionId: 1,
  preLoad: (state) => {
    state.mappings = []; // QEMU makes the tree here
  },
  fields: { id: int32(), mappings: gtree(interval, mapping, { since: 1 }) },
});
const iommu = vmstate({
  name: 'iommu',
  versionId: 1,
  minimumVersionId: 1,
  preLoad: (state) => {
    state.domains = [];
  },
  fields: { id: int32(), domains: gtreeDirect(domain, { since: 1 }) },
});

const mapped = (low: bigint, high: bigint, phys_addr: bigint, flags: number) => ({
  key: { low, high },
  value: { phys_addr, flags },
});
const domain6 = { id: 6, mappings: [mapped(0x1000n, 0x1fffn, 0xa000n, 1), mapped(0x4000n, 0x4fffn, 0xe0000n, 2)] };
const domain5 = { id: 5, mappings: [mapped(0x1000000n, 0x1ffffffn, 0xf000000n, 3)] };
const iommu7 = {
  id: 7,
  domains: [
    { key: 5n, value: domain5 },
    { key: 6n, value: domain6 },
  ],
};
const domain6Bytes = `
  /* id, 2 mappings */ 00000006 00000002
  /* a */ 01 0000000000001000 0000000000001fff 000000000000a000 00000001
  /* b */ 01 0000000000004000 0000000000004fff 00000000000e0000 00000002
  /* end */ 00`;
const iommu7Bytes = `
  /* id, 2 domains */ 00000007 00000002
  /* domain 5 */ 01 0000000000000005 00000005 00000001
  /* c */ 01 0000000001000000 0000000001ffffff 000000000f000000 00000003 /* end */ 00
  /* domain 6 */ 01 0000000000000006 ${domain6Bytes}
  /* end */ 00`;

test('/vmstate/gtree/save/savedomain', () => {
  for (const release of YOUNG) expectWire(domain, domain6, domain6Bytes, { release });
});

test('/vmstate/gtree/load/loaddomain', () => {
  for (const release of YOUNG) {
    const state: StateOf<typeof domain> = { id: 0, mappings: [] };
    assert.is(load(domain, state, concat(hex(domain6Bytes), QEMU_VM_EOF), { release }), hex(domain6Bytes).length);
    assert.equal(state, domain6);
  }
});

test('/vmstate/gtree/save/saveiommu', () => {
  for (const release of YOUNG) expectWire(iommu, iommu7, iommu7Bytes, { release });
});

test('/vmstate/gtree/load/loadiommu', () => {
  for (const release of YOUNG) {
    const state: StateOf<typeof iommu> = { id: 0, domains: [] };
    assert.is(load(iommu, state, concat(hex(iommu7Bytes), QEMU_VM_EOF), { release }), hex(iommu7Bytes).length);
    assert.equal(state, iommu7);
  }
});

const listElement = vmstate({ name: 'test/queue list', versionId: 1, minimumVersionId: 1, fields: { id: uint32() } });
const container = vmstate({
  name: 'test/container/qlist',
  versionId: 1,
  minimumVersionId: 1,
  fields: { id: uint32(), list: qlist(listElement, { since: 1 }) },
});
const contained = () => ({ id: 1, list: [{ id: 0x0a }, { id: 0x0b00 }, { id: 0xc0000 }, { id: 0xd000000 }] });
const listBytes = '00000001  01 0000000a  01 00000b00  01 000c0000  01 0d000000  00';

test('/vmstate/qlist/save/saveqlist', () => {
  for (const release of YOUNG) expectWire(container, contained(), listBytes, { release });
});

test('/vmstate/qlist/load/loadqlist', () => {
  // QEMU changes both lists after the load, to see that the links are whole.
  const manipulate = ({ list }: StateOf<typeof container>) => {
    list.splice(1, 0, { id: 0x12 });
    list.unshift({ id: 0x13 });
    list.splice(-1, 1, { id: 0x14 }, { id: 0x15 });
  };
  for (const release of YOUNG) {
    const state: StateOf<typeof container> = { id: 0, list: [] };
    assert.is(load(container, state, concat(hex(listBytes), QEMU_VM_EOF), { release }), hex(listBytes).length);
    const original = contained();
    manipulate(original);
    manipulate(state);
    assert.equal(state, original);
  }
});

/** The temporary: a difference, and the member `f` of its parent by way of a pointer back. */
const tmpChild = vmstate({
  name: 'test/tmp_child',
  versionId: 0,
  fields: {
    diff: int64(),
    parent: struct(vmstate({ name: 'test/tmp_child_parent', versionId: 0, fields: { f: uint64() } })),
  },
});
class TestStruct {
  a = 0;
  b = 0;
  d = 0n;
  f = 0n;
  tmp = { diff: 0n, parent: { f: 0n } };
}
const withTmp = vmstate({
  name: 'test/with_tmp',
  versionId: 1,
  preSave: (state) => {
    const { a, b, f } = state as unknown as TestStruct;
    state.tmp = { diff: BigInt(b - a), parent: { f } };
  },
  postLoad: (state) => {
    const parent = state as unknown as TestStruct;
    parent.b = parent.a + Number(state.tmp.diff);
    parent.f = state.tmp.parent.f;
  },
  fields: { a: uint32(), d: uint64(), tmp: tmp(tmpChild) },
});

test('/vmstate/tmp_struct', () => {
  const bytes = hex`/* a */ 00000002 /* d */ 0000000000000001 /* diff */ 0000000000000002 /* f */ 0000000000000008`;
  for (const release of YOUNG) {
    const state = Object.assign(new TestStruct(), { a: 2, b: 4, d: 1n, f: 8n });
    assert.equal(save(withTmp, state, { release }), bytes);
    const { a, b, d, f } = loads(withTmp, () => new TestStruct(), bytes, release) as unknown as TestStruct;
    assert.equal([a, b, d, f], [2, 4, 1n, 8n]);
  }
});

test.run();

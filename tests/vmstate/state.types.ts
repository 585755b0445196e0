/**
 * Inferred states: `StateOf` for all kinds, `StateIn` for one release. The compiler is the test.
 */
import {
  absent,
  alloc,
  array,
  array2d,
  bitmap,
  bool,
  buffer,
  bufferPointer,
  bufferStartMiddle,
  byRelease,
  type ContextOf,
  context,
  cpuDoubleU,
  float64,
  gtree,
  gtreeDirect,
  int8,
  int16,
  int32,
  int32Equal,
  int32Le,
  int64,
  leaf,
  local,
  marked,
  mustExist,
  named,
  nullable,
  nullableVarray,
  partialBuffer,
  pointer,
  qlist,
  qtailq,
  releases,
  type StateIn,
  type StateOf,
  struct,
  subArray,
  subsectionByRelease,
  timer,
  tmp,
  uint8,
  uint8Equal,
  uint16,
  uint16Equal,
  uint32,
  uint32Equal,
  uint64,
  uint64Equal,
  ulong,
  unused,
  unusedVarray,
  validate,
  varray,
  varrayMultiply,
  vbuffer,
  vbufferMultiply,
  vmstate,
  vstruct,
  when,
} from '../../src/vmstate/index.js';
import { expectType, type Plain, type Same } from '../support/types.js';

const point = vmstate({ name: 'p', versionId: 2, fields: { x: uint8(), y: int64({ since: 2 }) } });
const text = leaf<{ text: string }>({
  type: 'text',
  write: (value, to) => to.counted(value.text),
  read: (from) => ({ text: from.counted() }),
});
interface Point {
  x: number;
  y: bigint;
}
expectType<Same<Plain<StateOf<typeof point>>, { x: number; y: bigint }>>();

const all = vmstate({
  name: 'all',
  versionId: 1,
  context: context<{ readonly vfp: boolean }>(),
  fields: {
    bool: bool(),
    int8: int8(),
    int16: int16(),
    int32: int32(),
    int64: int64(),
    uint8: uint8(),
    uint16: uint16(),
    uint32: uint32(),
    uint64: uint64(),
    asNumber: int64({ as: 'number' }),
    asHalves: uint64({ as: 'halves', since: 1, name: 'x' }),
    asBigint: uint64({ as: 'bigint' }),
    ulong32: ulong(32),
    ulong64: ulong(64),
    uint8Equal: uint8Equal(),
    uint16Equal: uint16Equal(),
    int32Equal: int32Equal(),
    uint32Equal: uint32Equal(),
    uint64Equal: uint64Equal(),
    int32Le: int32Le(),
    cpuDoubleU: cpuDoubleU(),
    float64: float64(),
    timer: timer(),
    pointer: pointer(uint8()),
    leaf: text(),

    bools: array(2, bool()),
    int8s: array(2, int8()),
    int16s: array(2, int16()),
    int32s: array(2, int32()),
    int64s: array(2, int64()),
    uint8s: array(2, uint8()),
    uint16s: array(2, uint16()),
    uint32s: array(2, uint32()),
    uint64s: array2d(2, 3, uint64()),
    ulongs: subArray(1, 2, ulong(32)),
    numbers: array(2, int64({ as: 'number' })),
    halves: array(2, uint64({ as: 'halves' })),
    doubles: array(2, cpuDoubleU()),
    timers: array(2, timer()),
    leaves: array(2, text()),
    structs: array(2, struct(point)),
    lists: array(2, qtailq(point)),
    buffers: array(2, buffer(2)),
    bitmaps: array(2, bitmap(2)),

    n: local<number>(),
    varray: varray('n', uint16()),
    varrayStruct: alloc(varray('int32', struct(point))),
    varrayMultiply: varrayMultiply('uint8', 2, int32()),
    nullable: nullable(2, struct(point)),
    nullableNumber: nullable(2, uint8()),
    nullableVarray: nullableVarray('n', text()),
    marked: marked(2, struct(point)),
    markedVarray: marked({ key: 'uint16' }, uint64()),

    buffer: buffer(2),
    partialBuffer: partialBuffer(2),
    bufferStartMiddle: bufferStartMiddle(1, 2),
    bufferPointer: bufferPointer(2),
    vbuffer: vbuffer('n'),
    vbufferMultiply: vbufferMultiply('uint32', 2),
    bitmap: bitmap(70),
    bitmapVarray: bitmap('asNumber'),
    unused: unused(3),
    unusedVarray: unusedVarray('n', 3),
    validate: validate('yes'),

    struct: struct(point),
    vstruct: vstruct(point, 1),
    tmp: tmp(point),
    qtailq: qtailq(point),
    qlist: qlist(point),
    gtree: gtree(point, point),
    gtreeDirect: gtreeDirect(point),

    when: when('yes', uint8()),
    whenArray: when('yes', varray('n', uint8())),
    mustExist: mustExist(when('yes', uint8())),
    local: local<'a' | 'b'>(),
    ...named('env.', { regs: array(4, uint32()), pc: uint64(), rare: when('yes', bool()) }),

    everywhere: byRelease({ '2.3': uint8({ name: 'old' }), '7.2': uint16() }),
    since52: byRelease({ '5.2': uint8() }),
    until72: byRelease({ '2.3': uint8(), '10.0': absent }),
    untilUnused: byRelease({ '2.3': int64(), '5.2': unused(8) }),
    wider: byRelease({ '2.3': uint32(), '10.0': uint64() }),
    sometimes: byRelease({ '2.3': when('yes', uint8()), '7.2': uint8() }),
    nothing: byRelease({ '2.3': unused(1), '7.2': unused(2) }),
    absent: absent,
  },
  conditions: { yes: () => true },
  subsections: {
    sub: vmstate({ name: 'all/sub', versionId: 1, fields: { v: uint8() } }),
    later: subsectionByRelease({
      '5.2': vmstate({ name: 'all/later', versionId: 1, fields: { v: uint8() } }),
      '11.1': absent,
    }),
  },
});

interface Halves {
  hi: number;
  lo: number;
}

expectType<
  Same<
    Plain<StateOf<typeof all>>,
    {
      bool: boolean;
      int8: number;
      int16: number;
      int32: number;
      int64: bigint;
      uint8: number;
      uint16: number;
      uint32: number;
      uint64: bigint;
      asNumber: number;
      asHalves: Plain<Halves>;
      asBigint: bigint;
      ulong32: bigint;
      ulong64: bigint;
      uint8Equal: number;
      uint16Equal: number;
      int32Equal: number;
      uint32Equal: number;
      uint64Equal: bigint;
      int32Le: number;
      cpuDoubleU: bigint;
      float64: bigint;
      timer: bigint;
      pointer: number;
      leaf: { text: string };
      bools: boolean[];
      int8s: Int8Array;
      int16s: Int16Array;
      int32s: Int32Array;
      int64s: BigInt64Array;
      uint8s: Uint8Array;
      uint16s: Uint16Array;
      uint32s: Uint32Array;
      uint64s: BigUint64Array;
      ulongs: BigUint64Array;
      numbers: number[];
      halves: Plain<Halves>[];
      doubles: BigUint64Array;
      timers: BigInt64Array;
      leaves: { text: string }[];
      structs: Plain<Point>[];
      lists: Plain<Point>[][];
      buffers: Uint8Array[];
      bitmaps: BigUint64Array[];
      n: number;
      varray: Uint16Array;
      varrayStruct: Plain<Point>[];
      varrayMultiply: Int32Array;
      nullable: (Plain<Point> | null)[];
      nullableNumber: (number | null)[];
      nullableVarray: ({ text: string } | null)[];
      marked: (Plain<Point> | null)[];
      markedVarray: (bigint | null)[];
      buffer: Uint8Array;
      partialBuffer: Uint8Array;
      bufferStartMiddle: Uint8Array;
      bufferPointer: Uint8Array;
      vbuffer: Uint8Array;
      vbufferMultiply: Uint8Array;
      bitmap: BigUint64Array;
      bitmapVarray: BigUint64Array;
      struct: Plain<Point>;
      vstruct: Plain<Point>;
      tmp: Plain<Point>;
      qtailq: Plain<Point>[];
      qlist: Plain<Point>[];
      gtree: { key: Plain<Point>; value: Plain<Point> }[];
      gtreeDirect: { key: bigint; value: Plain<Point> }[];
      local: 'a' | 'b';
      regs: Uint32Array;
      pc: bigint;
      everywhere: number;
      wider: number | bigint;
      when?: number;
      whenArray?: Uint8Array;
      mustExist?: number;
      rare?: boolean;
      since52?: number;
      until72?: number;
      untilUnused?: bigint;
      sometimes?: number;
      sub?: { v: number };
      later?: { v: number };
    }
  >
>();

expectType<Same<ContextOf<typeof all>, { readonly vfp: boolean }>>();
expectType<Same<ContextOf<typeof point>, undefined>>();

const ladder = vmstate({
  name: 'l',
  versionId: 1,
  fields: {
    a: uint8(),
    b: byRelease({ '2.3': uint32(), '7.2': uint64(), '11.1': absent }),
    c: byRelease({ '5.2': when('yes', uint8()), '10.0': uint8() }),
    d: byRelease({ '2.3': int64(), '5.2': unused(8) }),
    n: local<number>(),
  },
  conditions: { yes: () => true },
  subsections: {
    s: subsectionByRelease({ '7.2': vmstate({ name: 'l/s', versionId: 1, fields: { v: uint8() } }), '11.1': absent }),
    t: vmstate({
      name: 'l/t',
      versionId: 1,
      fields: { w: byRelease({ '7.2': uint8() }) },
    }),
  },
});
type In<V extends '2.3' | '5.2' | '7.2' | '10.0' | '11.1'> = Plain<StateIn<typeof ladder, V>>;

expectType<Same<In<'2.3'>, { a: number; b: number; d: bigint; n: number; t?: Record<never, never> }>>();
expectType<Same<In<'5.2'>, { a: number; b: number; n: number; c?: number; t?: Record<never, never> }>>();
expectType<Same<In<'7.2'>, { a: number; b: bigint; n: number; c?: number; s?: { v: number }; t?: { w: number } }>>();
expectType<Same<In<'10.0'>, { a: number; b: bigint; c: number; n: number; s?: { v: number }; t?: { w: number } }>>();
expectType<Same<In<'11.1'>, { a: number; c: number; n: number; t?: { w: number } }>>();

const old = vmstate({ name: 'd', versionId: 1, fields: { a: uint8(), b: uint32() } });
const young = vmstate({ name: 'd', versionId: 2, fields: { a: uint8(), c: uint16() } });
const layouts = releases({ '2.3': old, '7.2': young });
expectType<Same<Plain<StateOf<typeof layouts>>, { a: number; b?: number; c?: number }>>();
expectType<Same<Plain<StateIn<typeof layouts, '5.2'>>, { a: number; b: number }>>();
expectType<Same<Plain<StateIn<typeof layouts, '11.1'>>, { a: number; c: number }>>();

// Nested: structs of structs, and a factory for two targets.
const cpu = (long: 32 | 64) =>
  vmstate({ name: 'cpu', versionId: 1, fields: { pc: ulong(long), rows: array(2, struct(all)) } });
type Cpu = StateOf<ReturnType<typeof cpu>>;
expectType<Same<Cpu['pc'], bigint>>();
expectType<Same<Cpu['rows'][number]['when'], number | undefined>>();

/**
 * A state in linear memory: an object whose properties read and write the memory of a WebAssembly module.
 *
 * Nothing is copied and nothing kept but views, which are made again when the memory has grown. Little endian.
 */
import { ValueError } from '../../errors.js';
import { type Numbers, wrong } from '../_scalar.js';
import type { Definition, StateOf } from '../definition.js';
import { INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, UINT64_HALVES } from '../field.js';
import type { Halves } from '../scalars.js';
import { type LayoutOptions, type MemoryLayout, memoryLayout, type Place } from './layout.js';

/** A `WebAssembly.Memory`, or anything else that has a buffer. */
export interface LinearMemory {
  readonly buffer: ArrayBufferLike;
}

/** Where a state lies. */
export interface MemoryOptions<S> {
  /** Address of the struct in bytes. */
  readonly base: number;
  /** What goes against C's rules; see {@link LayoutOptions}. */
  readonly layout?: LayoutOptions;
  /** Properties that have no place in memory: temporaries, lists, counts that are constants of the program. */
  readonly values?: { readonly [K in keyof S]?: S[K] };
}

/**
 * A state whose properties are in `memory`. Register it, save it and load it as any other; machines may have some
 * devices as objects and some in memory.
 *
 * Numbers are read where they are. Arrays of numbers are typed arrays over the memory; those without one (`bool`, 64
 * bits as numbers or halves) are lists that read and write it. 64 bits as `halves` never become a bigint. Structs
 * behind pointers are looked up at each use.
 *
 * @throws {DefinitionError} `bad-layout`.
 * @throws {ValueError} `out-of-range` when base and layout do not fit into the memory, `missing` when a property has
 * no place and no value.
 * @example
 * const timer = bindMemory(vmstateTimer, instance.exports.memory, { base: instance.exports.timer.value });
 * vm.register(vmstateTimer, timer);
 */
export function bindMemory<D extends Definition>(
  def: D,
  memory: LinearMemory,
  options: MemoryOptions<StateOf<D>>,
): StateOf<D> {
  const { base, layout: given, values = {} } = options;
  const layout = memoryLayout(def, given);
  const window = new Window(memory);
  window.check(base, layout.size, layout.align, layout.name);
  const state = objectAt(layout, window, () => base) as Record<string, unknown>;
  for (const key of layout.outside) {
    if (!(key in values)) {
      const reason = 'has no place in memory; give it in `values` (or a capacity, or a codec, in `layout`)';
      throw new ValueError('missing', reason, { path: `${layout.name}.${key}` });
    }
    state[key] = (values as Record<string, unknown>)[key];
  }
  return state as StateOf<D>;
}

/** The memory as it is now. */
class Window {
  private current: DataView;

  constructor(private readonly memory: LinearMemory) {
    this.current = new DataView(memory.buffer);
  }

  /** Growing a memory detaches its buffer, which is then empty. */
  get view(): DataView {
    if (this.current.buffer.byteLength === 0) this.current = new DataView(this.memory.buffer);
    return this.current;
  }

  get buffer(): ArrayBufferLike {
    return this.view.buffer;
  }

  check(at: number, size: number, align: number, path: string): void {
    const end = this.memory.buffer.byteLength;
    if (Number.isInteger(at) && at >= 0 && at % align === 0 && at + size <= end) return;
    const reason = `${size} bytes at address ${at}, a multiple of ${align}, do not fit into a memory of ${end} bytes`;
    throw new ValueError('out-of-range', reason, { path, expected: end, actual: at });
  }
}

/** Gives an address, which is another one at each use where pointers are on the way. */
type Address = () => number;

function objectAt(layout: MemoryLayout, window: Window, base: Address): object {
  const state = {};
  for (const place of layout.places) {
    const own: Address = () => base() + place.offset;
    const { pointer, stride, path } = place;
    const at: Address =
      pointer !== 'behind'
        ? own
        : () => {
            const target = window.view.getUint32(own(), true);
            window.check(target, place.count === undefined ? stride : 0, 1, path);
            return target;
          };
    const accessor = accessorOf(place, state, window, at);
    Object.defineProperty(state, place.key, { enumerable: true, configurable: true, ...accessor });
  }
  return state;
}

interface AccessorPair {
  get(): unknown;
  set?(value: unknown): void;
}

function accessorOf(place: Place, state: object, window: Window, at: Address): AccessorPair {
  const { scalar, codec, struct, count, path } = place;
  if (count !== undefined) return listAccessor(place, state, window, at);
  if (struct !== undefined) {
    const object = objectAt(struct, window, at);
    return { get: () => object, set: (value) => assign(object, value, path) };
  }
  if (codec !== undefined) {
    return { get: () => codec.get(window.view, at()), set: (value) => codec.set(window.view, at(), value as never) };
  }
  if (scalar === UINT64_HALVES) {
    const halves = halvesAt(window, at);
    return {
      get: () => halves,
      set: (value) => Object.assign(halves, { hi: (value as Halves).hi, lo: (value as Halves).lo }),
    };
  }
  const { get, set } = SCALARS[scalar as number] as Scalar;
  return { get: () => get(window.view, at()), set: (value) => set(window.view, at(), value as never) };
}

/** An array: a typed one over the memory, a list of objects, or a list that reads and writes the memory. */
function listAccessor(place: Place, state: object, window: Window, at: Address): AccessorPair {
  const { count, path, stride } = place;
  const length = (): number => {
    if (typeof count === 'number') return count;
    const { counted, factor } = count as { readonly counted: string; readonly factor: number };
    return Math.max(0, Math.ceil(Number((state as Record<string, unknown>)[counted]) * factor));
  };
  const set = (values: unknown) => {
    const list = get() as Numbers;
    const sent = values as Numbers;
    if (sent.length > list.length) {
      const reason = `${sent.length} elements do not fit into the ${list.length} that memory has room for`;
      throw new ValueError('wrong-length', reason, { path, expected: list.length, actual: sent.length });
    }
    for (let i = 0; i < sent.length; i++) list[i] = sent[i];
  };
  const View = place.pointer === 'each' ? undefined : VIEWS.get(place.scalar as number);
  const make = (): unknown => {
    const [n, start] = [length(), at()];
    if (place.pointer === 'behind') window.check(start, n * stride, View?.BYTES_PER_ELEMENT ?? 1, path);
    return View === undefined ? elements(place, n, window, at) : new View(window.buffer as ArrayBuffer, start, n);
  };
  // A list at a place that never changes is made once, a view as long as its buffer lasts.
  let kept: unknown;
  let buffer: unknown;
  const get = () => {
    if (place.pointer !== 'here') return make();
    if (kept === undefined || (View !== undefined && buffer !== window.buffer)) {
      kept = make();
      buffer = window.buffer;
    }
    return kept;
  };
  return { get, set };
}

function elements(place: Place, n: number, window: Window, at: Address): unknown[] {
  const { struct, pointer, stride, path, codec, scalar } = place;
  if (pointer === 'each') {
    const start = at();
    return Array.from({ length: n }, (_, i) => {
      const target = window.view.getUint32(start + 4 * i, true);
      if (target === 0) return null;
      window.check(target, stride, 1, `${path}[${i}]`);
      const one = { ...place, pointer: 'here' as const, count: undefined };
      return accessorOf(one, {}, window, () => target).get();
    });
  }
  if (struct !== undefined) {
    return Array.from({ length: n }, (_, i) => objectAt(struct, window, () => at() + i * stride));
  }
  const one: Scalar = codec ?? (scalar === UINT64_HALVES ? HALVES(window) : (SCALARS[scalar as number] as Scalar));
  return new Proxy(new Array<unknown>(n), {
    get: (list, key) => {
      const i = indexOf(key);
      return i < n ? one.get(window.view, at() + i * stride) : Reflect.get(list, key);
    },
    set: (_list, key, value) => {
      const i = indexOf(key);
      if (i < n) one.set(window.view, at() + i * stride, value as never);
      return i < n || (key === 'length' && value === n);
    },
    has: (list, key) => indexOf(key) < n || Reflect.has(list, key),
  });
}

function indexOf(key: string | symbol): number {
  const i = typeof key === 'string' ? Number(key) : Number.NaN;
  return Number.isInteger(i) && i >= 0 ? i : Number.POSITIVE_INFINITY;
}

/** Copies values into an object that stays where it is. */
function assign(object: object, values: unknown, path: string): void {
  if (typeof values !== 'object' || values === null) throw wrong('an object', values).within(path);
  for (const [key, value] of Object.entries(values))
    if (key in object) (object as Record<string, unknown>)[key] = value;
}

function halvesAt(window: Window, at: Address): Halves {
  return Object.defineProperties({} as Halves, {
    lo: {
      enumerable: true,
      get: () => window.view.getUint32(at(), true),
      set: (v) => window.view.setUint32(at(), v, true),
    },
    hi: {
      enumerable: true,
      get: () => window.view.getUint32(at() + 4, true),
      set: (v) => window.view.setUint32(at() + 4, v, true),
    },
  });
}

interface Scalar {
  get(from: DataView, at: number): unknown;
  set(to: DataView, at: number, value: never): void;
}

const HALVES = (window: Window): Scalar => ({
  get: (_from, at) => halvesAt(window, () => at),
  set: (_to, at, { hi, lo }: Halves) =>
    Object.assign(
      halvesAt(window, () => at),
      { hi, lo },
    ),
});

const HIGH = 0x100000000;

/** 64 bits as a number, without a bigint on the way. */
const wide = (signed: boolean): Scalar => ({
  get: (from, at) =>
    (signed ? from.getInt32(at + 4, true) : from.getUint32(at + 4, true)) * HIGH + from.getUint32(at, true),
  set: (to, at, value: number) => {
    to.setUint32(at, value >>> 0, true);
    to.setUint32(at + 4, Math.floor(value / HIGH) >>> 0, true);
  },
});

/** By the scalars of `field.ts`, in their order. */
const SCALARS: readonly Scalar[] = [
  { get: (from, at) => from.getUint8(at) !== 0, set: (to, at, value: boolean) => to.setUint8(at, value ? 1 : 0) },
  { get: (from, at) => from.getInt8(at), set: (to, at, value: number) => to.setInt8(at, value) },
  { get: (from, at) => from.getUint8(at), set: (to, at, value: number) => to.setUint8(at, value) },
  { get: (from, at) => from.getInt16(at, true), set: (to, at, value: number) => to.setInt16(at, value, true) },
  { get: (from, at) => from.getUint16(at, true), set: (to, at, value: number) => to.setUint16(at, value, true) },
  { get: (from, at) => from.getInt32(at, true), set: (to, at, value: number) => to.setInt32(at, value, true) },
  { get: (from, at) => from.getUint32(at, true), set: (to, at, value: number) => to.setUint32(at, value, true) },
  { get: (from, at) => from.getBigInt64(at, true), set: (to, at, value: bigint) => to.setBigInt64(at, value, true) },
  { get: (from, at) => from.getBigUint64(at, true), set: (to, at, value: bigint) => to.setBigUint64(at, value, true) },
  wide(true),
  wide(false),
  // Halves are objects of their own.
  { get: () => undefined, set: () => {} },
  {
    get: (from, at) => BigInt(from.getUint32(at, true)),
    set: (to, at, value: bigint) => to.setUint32(at, Number(value), true),
  },
];

type ViewClass = new (buffer: ArrayBuffer, at: number, n: number) => unknown;

/** Typed arrays that show memory as the state has it; all hosts that run WebAssembly today are little endian. */
const VIEWS: ReadonlyMap<number, ViewClass & { readonly BYTES_PER_ELEMENT: number }> = new Map([
  [INT8, Int8Array],
  [UINT8, Uint8Array],
  [INT16, Int16Array],
  [UINT16, Uint16Array],
  [INT32, Int32Array],
  [UINT32, Uint32Array],
  [INT64, BigInt64Array],
  [UINT64, BigUint64Array],
] as [number, ViewClass & { readonly BYTES_PER_ELEMENT: number }][]);

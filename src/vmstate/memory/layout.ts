/**
 * Where the properties of a state lie in linear memory: the rules by which C lays out a struct, or offsets by hand.
 *
 * Members stand in the order of the fields, each at the next multiple of its own alignment; the whole is a multiple of
 * the strictest. Numbers are aligned to their size, as in the ABI of wasm32 and of all common 64-bit hosts; pointers
 * have four bytes. A subsection is a struct behind the fields.
 */
import { DefinitionError } from '../../errors.js';
import { layoutOf, resolveSlots, resolveSubsections } from '../_plan.js';
import type { Definition } from '../definition.js';
import { type FieldRecord, SCALAR_SIZES, UINT8, UINT64 } from '../field.js';
import { NEWEST } from '../object.js';
import type { Release } from '../release.js';

/** How a value of a custom codec stands in memory. */
export interface MemoryCodec<T = unknown> {
  /** Bytes. */
  readonly size: number;
  /** A power of two; its size if not given. */
  readonly align?: number;
  get(from: DataView, at: number): T;
  set(to: DataView, at: number, value: T): void;
}

/** What goes against C's rules, or what a definition does not say. Paths are keys: `regs`, `channels[].count`, `sub.x`. */
export interface LayoutOptions {
  /** Whose fields; the youngest release if not given. */
  readonly release?: Release;
  /** Bytes from the beginning of the struct that a property stands in. Those behind it follow by C's rules. */
  readonly offsets?: { readonly [path: string]: number };
  /** Bytes of a struct: `''` is the whole, `channels[]` one element. */
  readonly sizes?: { readonly [path: string]: number };
  /** Elements (of a buffer: bytes) that there is room for, where it is not what is sent. */
  readonly capacities?: { readonly [path: string]: number };
  /** Custom codecs by their type names. */
  readonly codecs?: { readonly [type: string]: MemoryCodec<never> | MemoryCodec };
}

/** One property in memory. */
export interface Place {
  readonly key: string;
  readonly path: string;
  /** Bytes from the beginning of the struct. */
  readonly offset: number;
  /** Bytes of what stands there: of all elements, or of the pointer. */
  readonly size: number;
  /** A number (the scalars of `field.ts`), a custom codec, or a struct. */
  readonly scalar: number | undefined;
  readonly codec: MemoryCodec | undefined;
  readonly struct: MemoryLayout | undefined;
  /** Elements, in a typed array or a list; undefined for a single one. `counted`: as many as another property says. */
  readonly count: number | { readonly counted: string; readonly factor: number } | undefined;
  /** Bytes from one element to the next; of pointers, bytes of what each points to. */
  readonly stride: number;
  /** `here`: in the struct; `behind`: where a pointer points; `each`: every element is a pointer, 0 for null. */
  readonly pointer: 'here' | 'behind' | 'each';
}

/** A struct in memory. */
export interface MemoryLayout {
  readonly name: string;
  readonly size: number;
  readonly align: number;
  readonly places: readonly Place[];
  /** Properties without a place: temporaries, lists, trees, what is never sent. They are given as values. */
  readonly outside: readonly string[];
}

const POINTER = 4;

/**
 * The layout of a definition.
 *
 * @throws {DefinitionError} `bad-layout` when two properties overlap, one is not aligned or does not fit, or a path
 * names nothing.
 */
export function memoryLayout(def: Definition, options: LayoutOptions = {}): MemoryLayout {
  const used = new Set<string>();
  const layout = new Maker(options, used).struct(def, '');
  for (const given of [options.offsets, options.sizes, options.capacities]) {
    for (const path of Object.keys(given ?? {})) {
      if (!used.has(path)) throw wrong(layout.name, path, 'there is no such property with a place in memory', path);
    }
  }
  return layout;
}

class Maker {
  private readonly release: Release;

  constructor(
    private readonly options: LayoutOptions,
    private readonly used: Set<string>,
  ) {
    this.release = options.release ?? NEWEST;
  }

  struct(of: Definition, path: string): MemoryLayout {
    const def = layoutOf(of, this.release);
    const places: Place[] = [];
    const outside: string[] = [];
    let end = 0;
    let align = 1;
    const add = (key: string, made: Made | undefined) => {
      if (made === undefined) {
        outside.push(key);
        return;
      }
      const own = join(path, key);
      const offset = this.option('offsets', own) ?? roundUp(end, made.align);
      if (offset % made.align !== 0) {
        throw wrong(def.name, own, `offset ${offset} is not a multiple of ${made.align}`, offset);
      }
      const { align: _, ...place } = made;
      places.push({ key, path: own, offset, ...place });
      end = offset + made.size;
      align = Math.max(align, made.align);
    };
    for (const { key, record } of resolveSlots(def, this.release)) {
      if (record.hasValue) add(key, this.field(record, join(path, key)));
    }
    for (const [key, slot] of Object.entries(def.fields)) if (slot.slot === 'local') outside.push(key);
    for (const [key, sub] of resolveSubsections(def, this.release) ?? []) {
      add(key, structMade(this.nested(sub, join(path, key))));
    }
    checkOverlaps(def.name, places);
    const least = Math.max(0, ...places.map(({ offset, size }) => offset + size));
    const size = this.option('sizes', path) ?? roundUp(least, align);
    if (size < least)
      throw wrong(def.name, path, `${size} bytes are too few: the last property ends at ${least}`, size);
    return Object.freeze({
      name: def.name,
      size,
      align,
      places: Object.freeze(places),
      outside: Object.freeze(outside),
    });
  }

  /** What a field needs; undefined if it has no place. */
  private field(record: FieldRecord, path: string): Made | undefined {
    const { kind, count, size } = record;
    if (
      record.alloc ||
      (kind !== 'scalar' && kind !== 'struct' && kind !== 'vstruct' && kind !== 'leaf' && size === undefined)
    ) {
      return undefined; // a temporary, a list or a tree, or made by loading
    }
    if (size !== undefined) {
      // Bytes, or a bitmap: words of 64 bits.
      const bits = kind === 'bitmap';
      const fixed = size.fixed === undefined ? undefined : bits ? Math.ceil(size.fixed / 64) : size.start + size.fixed;
      if (count !== undefined) return undefined; // an array of buffers is no C type of ours
      const number = { scalar: bits ? UINT64 : UINT8, codec: undefined, struct: undefined };
      return this.elements(record, path, number, bits ? 8 : 1, bits ? 8 : 1, {
        n: fixed,
        counted: size.key,
        factor: bits ? 1 / 64 : size.factor,
      });
    }
    const one = this.one(record, path);
    if (one === undefined) return undefined;
    const { bytes, align, ...element } = one;
    if (count === undefined) {
      const made = { ...element, count: undefined, stride: bytes };
      return record.pointer
        ? { ...made, size: POINTER, align: POINTER, pointer: 'behind' }
        : { ...made, size: bytes, align, pointer: 'here' };
    }
    const n = count.fixed === undefined ? undefined : count.start + count.fixed;
    return this.elements(record, path, element, bytes, align, { n, counted: count.key, factor: count.factor });
  }

  private elements(
    record: FieldRecord,
    path: string,
    element: Pick<Place, 'scalar' | 'codec' | 'struct'>,
    bytes: number,
    align: number,
    many: { readonly n: number | undefined; readonly counted: string | undefined; readonly factor: number },
  ): Made | undefined {
    const capacity = this.option('capacities', path) ?? many.n;
    const { counted, factor } = many;
    const each = record.pointers !== 'none';
    const behind = record.pointer && !each;
    if (capacity === undefined && !behind) return undefined; // nobody knows how much room there is
    const count = capacity ?? { counted: counted as string, factor };
    const stride = each ? POINTER : bytes;
    const made = { ...element, count, stride: bytes };
    if (behind) return { ...made, size: POINTER, align: POINTER, pointer: 'behind' };
    const size = (capacity as number) * stride;
    return { ...made, size, align: each ? POINTER : align, pointer: each ? 'each' : 'here' };
  }

  /** One element: what it is, its bytes and alignment. */
  private one(record: FieldRecord, path: string) {
    const nothing = { scalar: undefined, codec: undefined, struct: undefined };
    if (record.kind === 'scalar') {
      const bytes = SCALAR_SIZES[record.scalar] as number;
      return { ...nothing, scalar: record.scalar, bytes, align: bytes };
    }
    if (record.kind === 'leaf') {
      const codec = this.options.codecs?.[record.type] as MemoryCodec | undefined;
      return codec && { ...nothing, codec, bytes: codec.size, align: codec.align ?? codec.size };
    }
    const list = record.count === undefined ? '' : '[]';
    const struct = this.nested(record.def as Definition, path + list);
    return { ...nothing, struct, bytes: struct.size, align: struct.align };
  }

  /** A struct in a struct: nobody could hand over values for what has no place in it. */
  private nested(def: Definition, path: string): MemoryLayout {
    const layout = this.struct(def, path);
    const [homeless] = layout.outside;
    if (homeless === undefined) return layout;
    throw wrong('', join(path, homeless), 'it has no place in a nested struct; give a capacity or a codec', homeless);
  }

  private option(kind: 'offsets' | 'sizes' | 'capacities', path: string): number | undefined {
    const value = this.options[kind]?.[path];
    this.used.add(path);
    if (value === undefined) return undefined;
    if (Number.isInteger(value) && value >= 0) return value;
    throw wrong('', path, `${kind} are whole numbers from 0`, value);
  }
}

type Made = Omit<Place, 'key' | 'path' | 'offset'> & { readonly align: number };

function structMade(struct: MemoryLayout): Made {
  const { size, align } = struct;
  const nothing = { scalar: undefined, codec: undefined, count: undefined };
  return { ...nothing, struct, size, align, stride: size, pointer: 'here' };
}

function checkOverlaps(name: string, places: readonly Place[]): void {
  const sorted = [...places].sort((a, b) => a.offset - b.offset);
  for (let i = 1; i < sorted.length; i++) {
    const [before, after] = [sorted[i - 1] as Place, sorted[i] as Place];
    const end = before.offset + before.size;
    if (end <= after.offset) continue;
    throw wrong(name, after.path, `it overlaps ${before.path}, which ends at ${end}`, after.offset);
  }
}

function wrong(name: string, path: string, reason: string, actual: unknown): DefinitionError {
  return new DefinitionError('bad-layout', reason, {
    path: [name, path].filter((part) => part !== '').join('.'),
    actual,
  });
}

const join = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);
const roundUp = (n: number, to: number) => Math.ceil(n / to) * to;

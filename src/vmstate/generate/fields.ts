/**
 * The expression of one slot: which factory makes its type, and what stands around it.
 */
import { wireTypeFor } from '../described/leaf-types.js';
import { type Call, type Code, call, type Member, members, quoted } from './code.js';
import type { Extent } from './model.js';
import type { SlotOfTable, Table } from './table.js';

/** The factories of the core's types. */
const FACTORIES: Readonly<Record<string, string>> = {
  bool: 'bool',
  int8: 'int8',
  int16: 'int16',
  int32: 'int32',
  int64: 'int64',
  uint8: 'uint8',
  uint16: 'uint16',
  uint32: 'uint32',
  uint64: 'uint64',
  'uint8 equal': 'uint8Equal',
  'uint16 equal': 'uint16Equal',
  'int32 equal': 'int32Equal',
  'uint32 equal': 'uint32Equal',
  'int64 equal': 'uint64Equal',
  'int32 le': 'int32Le',
  CPU_Double_U: 'cpuDoubleU',
  float64: 'float64',
  timer: 'timer',
};

/** The factory of a run of numbers. */
const PLAIN = new Map<unknown, string>([
  [Uint8Array, 'uint8'],
  [Int8Array, 'int8'],
  [Uint16Array, 'uint16'],
  [Int16Array, 'int16'],
  [Uint32Array, 'uint32'],
  [Int32Array, 'int32'],
  [BigUint64Array, 'uint64'],
  [BigInt64Array, 'int64'],
]);

/** What an expression needs to know of the table around it. */
export interface Surroundings {
  /** The key of the slot. */
  readonly key: string;
  /** What `named` puts before it. */
  readonly prefix: string;
  /** The key of another slot by its name in the description. */
  keyOf(wire: string): string;
  /** A property that holds a number which is never sent; made when it is asked for. */
  local(purpose: 'count' | 'size'): string;
  identifierOf(table: Table): string;
}

/** Whether the name of a slot is always the same and takes no prefix. */
export function isFixedName({ type, odd, nested }: SlotOfTable): boolean {
  return (type === 'unused_buffer' && !odd) || (nested !== undefined && !TAKES_PREFIX.has(type));
}
const TAKES_PREFIX: ReadonlySet<string> = new Set(['struct', 'vstruct', 'qtailq', 'qlist', 'gtree']);

/** The field of a slot, without its condition. */
export function fieldCode(slot: SlotOfTable, around: Surroundings): Code {
  const options = optionsOf(slot, around);
  const { count, pointers } = slot;
  if (count === undefined && pointers === 'none') return elementCode(slot, around, options);
  const element = elementCode(slot, around, undefined);
  const fixed = count === undefined ? '1' : count.from === 'fixed' ? String(count.n) : undefined;
  const key = fixed === undefined ? quoted(keyFor(count as Extent, around, 'count')) : undefined;
  if (pointers === 'marked') {
    const length = key === undefined ? fixed : members([{ key: 'key', value: key }]);
    return call('marked', length, element, options);
  }
  if (pointers === 'nullable')
    return call(key === undefined ? 'nullable' : 'nullableVarray', key ?? fixed, element, options);
  return call(key === undefined ? 'array' : 'varray', key ?? fixed, element, options);
}

function keyFor(extent: Extent, around: Surroundings, purpose: 'count' | 'size'): string {
  return extent.from === 'slot' ? around.keyOf(extent.name) : around.local(purpose);
}

function optionsOf(slot: SlotOfTable, { key, prefix }: Surroundings): Code | undefined {
  const list: Member[] = [];
  const usual = slot.type === 'unused_buffer' && !slot.odd ? 'unused' : isFixedName(slot) ? 'tmp' : key;
  const name = isFixedName(slot) || !slot.name.startsWith(prefix) ? slot.name : slot.name.slice(prefix.length);
  if (name !== usual) list.push({ key: 'name', value: quoted(name) });
  if (slot.since !== 0) list.push({ key: 'since', value: String(slot.since) });
  return list.length === 0 ? undefined : members(list);
}

function elementCode(slot: SlotOfTable, around: Surroundings, options: Code | undefined): Call {
  const { type, nested, odd } = slot;
  if (nested !== undefined) return nestedCode(slot, nested, around, options);
  if (type === 'bool' && odd) return call('retyped', quoted(type), call('uint8', options));
  if (type === 'unused_buffer' && !odd && slot.size.from === 'fixed') {
    return call('unused', String(slot.size.n), options);
  }
  if (type === 'buffer') return bytesCode(slot, around, options);
  if (type === 'bitmap' && slot.size.from === 'fixed') return call('bitmap', String(slot.size.n * 8), options);
  if (type === 'bitmap') return call('bitmap', quoted(around.local('size')), options);
  const factory = FACTORIES[type];
  if (factory !== undefined) return call(factory, options);
  const wire = slot.size.from === 'fixed' ? wireTypeFor(type, slot.size.n) : undefined;
  const plain = PLAIN.get(wire?.array);
  if (plain !== undefined) return call('retyped', quoted(type), call(plain, options));
  const truth = wire?.size === 1 && wire.accepts(true);
  return call('retyped', quoted(type), truth ? call('bool', options) : bytesCode(slot, around, options));
}

/** Whether nothing is known of a type but how many bytes it has. */
export function isOpaque({ type, nested, size, odd }: SlotOfTable): boolean {
  if (nested !== undefined || ['buffer', 'bitmap', 'unused_buffer'].includes(type)) return odd && type !== 'bool';
  if (Object.hasOwn(FACTORIES, type)) return false;
  const wire = size.from === 'fixed' ? wireTypeFor(type, size.n) : undefined;
  return !PLAIN.has(wire?.array) && !(wire?.size === 1 && wire.accepts(true));
}

function bytesCode(slot: SlotOfTable, around: Surroundings, options: Code | undefined): Call {
  if (slot.size.from === 'fixed') return call('buffer', String(slot.size.n), options);
  return call('vbuffer', quoted(keyFor(slot.size, around, 'size')), options);
}

function nestedCode(slot: SlotOfTable, nested: Table, around: Surroundings, options: Code | undefined): Call {
  const { type, keys, structVersion } = slot;
  const def = around.identifierOf(nested);
  switch (type) {
    case 'struct':
    case 'tmp':
    case 'qtailq':
    case 'qlist':
      return call(type, def, options);
    case 'vstruct':
      return call('vstruct', def, String(structVersion), options);
    case 'gtree':
      return keys === undefined
        ? call('gtreeDirect', def, options)
        : call('gtree', around.identifierOf(keys), def, options);
    default: // an info that saves a vmsd, under a name of its own
      return call('retyped', quoted(type), call('tmp', def, options));
  }
}

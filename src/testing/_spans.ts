/**
 * Where each field stands in the bytes of a state: the plan walked beside a save, for everything that has to name a
 * place (`expectWire`, `truncations`, goldens).
 */
import { show } from '../errors.js';
import { type Plan, type PlanField, planOf } from '../vmstate/_plan.js';
import { countOf, NULL_MARK, PRESENT_MARK } from '../vmstate/_save.js';
import { ByteWriter } from '../vmstate/bytes.js';
import { type Definition, decode, encode, type ObjectOptions, save } from '../vmstate/index.js';
import type { LeafCodec } from '../vmstate/leaf.js';
import { NEWEST } from '../vmstate/object.js';
import { MismatchError } from './mismatch.js';

/** A run of bytes with one meaning. */
export interface Span {
  /** As in errors: `channels[0].count`, `fifo/level`. Of an array of numbers the array. */
  readonly path: string;
  /** The type in the description; `subsection`, `mark`, `null` and `count` for what stands between. */
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  /** Bytes of an element: less than `length` in an array. */
  readonly stride: number;
  /** A number, boolean or bigint that is sent. */
  readonly value: unknown;
}

/** Options that all functions of this folder share. */
export interface BenchOptions<C = unknown> extends ObjectOptions<C> {
  /**
   * As a machine saves: hooks run and `needed` decides. Without it, what is present is sent. Values are compared with the
   * object as its hooks leave it.
   */
  readonly live?: boolean;
}

/** The bytes of a state as the options say. */
export function bytesOf(def: Definition, state: object, { live, ...options }: BenchOptions): Uint8Array {
  return ((live ? save : encode) as (def: Definition, state: never, options: ObjectOptions) => Uint8Array)(
    def,
    state as never,
    options,
  );
}

type State = Readonly<Record<string, unknown>>;

interface Walk {
  readonly options: ObjectOptions;
  readonly spans: Span[];
  at: number;
}

/** All runs of bytes of a state as it is encoded, in order and without gaps. */
function spansOf(def: Definition, state: object, options: ObjectOptions): Span[] {
  const plan = planOf(def, options.release ?? NEWEST, 'save', options.version);
  const walk: Walk = { options, spans: [], at: 0 };
  walkObject(plan, state as State, plan.name, '/', walk);
  return walk.spans;
}

function add(walk: Walk, path: string, type: string, length: number, value?: unknown, stride = length): void {
  if (length > 0) walk.spans.push({ path, type, offset: walk.at, length, stride, value });
  walk.at += length;
}

function walkObject(plan: Plan, state: State, path: string, separator: string, walk: Walk): void {
  const { context } = walk.options;
  for (const field of plan.fields) {
    if (field.condition && field.condition(state as never, plan.version, context as never) !== true) continue;
    walkField(field, state, path + separator + field.name, walk);
  }
  for (const { key, name, plan: sub } of plan.subsections) {
    const value = state[key] as State | undefined;
    if (value === undefined) continue;
    const inner = path + separator + name;
    add(walk, inner, 'subsection', 2 + name.length + 4, `version ${sub.version}`);
    walkObject(sub, value, inner, '/', walk);
  }
}

function walkField(field: PlanField, state: State, path: string, walk: Walk): void {
  const { record, key, elementSize } = field;
  if (record.count === undefined) {
    walkElement(field, state[key], state, path, walk);
    return;
  }
  const n = countOf(record.count, state);
  const { start } = record.count;
  if (record.pointers === 'none' && elementSize >= 0 && (record.kind === 'scalar' || !record.hasValue)) {
    add(walk, path, `${record.type}[${n}]`, n * elementSize, undefined, elementSize);
    return;
  }
  const values = (state[key] ?? []) as ArrayLike<unknown>;
  for (let i = start; i < start + n; i++) {
    const [value, inner] = [values[i], `${path}[${i}]`];
    if (record.pointers !== 'none' && value === null) add(walk, inner, 'null', 1, NULL_MARK);
    else {
      if (record.pointers === 'marked') add(walk, inner, 'mark', 1, PRESENT_MARK);
      walkElement(field, value, state, inner, walk);
    }
  }
}

function walkElement(field: PlanField, value: unknown, state: State, path: string, walk: Walk): void {
  const { record, elementSize, sub } = field;
  switch (record.kind) {
    case 'struct':
    case 'vstruct':
    case 'tmp':
      walkObject(sub as Plan, value as State, path, '.', walk);
      break;
    case 'qtailq':
    case 'qlist':
    case 'gtree':
      walkList(field, value as readonly State[], path, walk);
      break;
    case 'leaf':
      add(walk, path, record.type, elementSize >= 0 ? elementSize : lengthOf(field, value, state, walk), value);
      break;
    case 'buffer':
      add(walk, path, record.type, countOf(record.size as never, state), undefined, 1);
      break;
    case 'bitmap':
      add(walk, path, record.type, Math.ceil(countOf(record.size as never, state) / 64) * 8, undefined, 8);
      break;
    default:
      add(walk, path, record.type, elementSize, value);
  }
}

function walkList({ record, sub, keySub }: PlanField, items: readonly State[], path: string, walk: Walk): void {
  const tree = record.kind === 'gtree';
  if (tree) add(walk, path, 'count', 4, items.length);
  items.forEach((item, i) => {
    const inner = `${path}[${i}]`;
    add(walk, inner, 'mark', 1, 1);
    if (!tree) {
      walkObject(sub as Plan, item, inner, '.', walk);
      return;
    }
    if (keySub === undefined) add(walk, `${inner}.key`, 'uint64', 8, item.key);
    else walkObject(keySub, item.key as State, `${inner}.key`, '.', walk);
    walkObject(sub as Plan, item.value as State, `${inner}.value`, '.', walk);
  });
  add(walk, path, 'mark', 1, 0);
}

function lengthOf(field: PlanField, value: unknown, state: State, { options }: Walk): number {
  const codec = field.record.leaf as LeafCodec;
  const to = new ByteWriter(64);
  if (codec.size === undefined) codec.write(value, to, { context: options.context, state });
  return to.at;
}

/** The span that a byte belongs to. */
export function spanAt(spans: readonly Span[], offset: number): Span | undefined {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { offset: begin, length } = spans[middle] as Span;
    if (offset < begin) high = middle;
    else if (offset >= begin + length) low = middle + 1;
    else return spans[middle];
  }
  return undefined;
}

/** The path of a byte: that of its span, and which element. */
export function placeOf(span: Span, offset: number): string {
  return span.stride < span.length ? `${span.path}[${Math.floor((offset - span.offset) / span.stride)}]` : span.path;
}

/** What a span is, behind its bytes: `0008 channels[0].count: uint16 = 1000`. */
export function captionOf({ path, type, offset, value }: Span): string {
  const shown = ['number', 'bigint', 'boolean'].includes(typeof value) ? ` = ${show(value)}` : '';
  return `${offset.toString(16).padStart(4, '0')} ${path}: ${type}${type === 'subsection' ? ` ${value}` : shown}`;
}

/**
 * The spans of bytes that have been written, which they cover wholly. What a live save has written is read back first: a
 * hook may have changed the state since.
 */
export function covered(def: Definition, state: object, bytes: Uint8Array, options: BenchOptions): Span[] {
  const { live, ...object } = options;
  const written = live ? (decode(def, bytes, { ...object, base: state }) as object) : state;
  const spans = spansOf(def, written, object);
  const end = spans.reduce((sum, { length }) => sum + length, 0);
  if (end === bytes.length) return spans;
  throw new MismatchError('measure', `the fields make up ${end} bytes, but ${bytes.length} were written`, {
    path: def.name,
    expected: bytes.length,
    actual: end,
  });
}

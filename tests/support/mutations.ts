/**
 * Seeded faults: small mutations of one definition, with the reason that is right for each.
 *
 * Two checks share the table. The goldens compare bytes that were written before; `compare` compares the definitions.
 * Neither sees everything: a field that is never sent leaves no trace in bytes, and the inside of a codec none in a
 * definition. Every fault is found by one of them at least.
 */
import type { GoldenChange } from '../../src/testing/index.js';
import type { CompareCode } from '../../src/vmstate/compare/index.js';
import {
  type AnyVMState,
  array,
  bitmap,
  buffer,
  int16,
  marked,
  qlist,
  type Slot,
  struct,
  timer,
  uint8,
  uint16,
  uint32,
  unused,
  varray,
  when,
} from '../../src/vmstate/index.js';
import {
  channelFields,
  channelOf,
  FIELDS,
  type Fields,
  idle,
  itemDef,
  mode,
  ORIGINAL,
  STATES,
  type State,
  subsectionOf,
  uart,
  word,
} from './uart.js';

/** What the goldens say of a fault, and where. */
export interface GoldenReason {
  readonly code: GoldenChange | 'golden-version' | 'golden-load';
  readonly path?: string | RegExp;
}

/** One fault. */
export interface Mutation {
  /** What was done. */
  readonly name: string;
  readonly before: AnyVMState;
  readonly after: AnyVMState;
  /** Values that the mutated definition needs besides those of {@link STATES}. */
  readonly more?: State;
  readonly goldens: GoldenReason | undefined;
  /** The code of `compare`, or undefined if it does not look there. */
  readonly compare: CompareCode | undefined;
}

/** The states as a mutated definition has them. What is added to a subsection is there if the subsection is. */
export function statesOf({ more = {} }: Mutation): Record<string, State> {
  return Object.fromEntries(
    Object.entries(STATES).map(([name, state]) => {
      const added = Object.entries(more).filter(([key]) => key in state || !(key in (STATES.transmitting as State)));
      return [name, { ...state, ...Object.fromEntries(added) }];
    }),
  );
}

/** Faults of the fields: the others are as they were. */
const fault = (
  name: string,
  after: AnyVMState,
  goldens: Mutation['goldens'],
  compare: Mutation['compare'],
  more: State = {},
): Mutation => ({ name, before: ORIGINAL, after, goldens, compare, more });

const without = (...keys: string[]): Fields =>
  Object.fromEntries(Object.entries(FIELDS).filter(([key]) => !keys.includes(key)));
const having = (changed: Fields): Fields => ({ ...FIELDS, ...changed });
/** The fields with one put behind another. */
const inserted = (behind: string, more: Fields): Fields =>
  Object.fromEntries(
    Object.entries(FIELDS).flatMap(([key, slot]) => [[key, slot], ...(key === behind ? Object.entries(more) : [])]),
  );
const swapped = (a: string, b: string): Fields =>
  Object.fromEntries(
    Object.entries(FIELDS).map(([key, slot]) =>
      key === a ? [b, FIELDS[b] as Slot] : key === b ? [a, FIELDS[a] as Slot] : [key, slot],
    ),
  );

/** Forty faults. */
export const MUTATIONS: readonly Mutation[] = [
  // Fields that come and go.
  fault('a field removed', uart(without('rbr')), { code: 'golden-removed', path: 'uart/rbr' }, 'field-removed'),
  fault(
    'the last field removed',
    uart(without('young')),
    { code: 'golden-removed', path: 'uart/young' },
    'field-removed',
  ),
  fault(
    'a field added at the end, the version not raised',
    uart(having({ late: uint8() })),
    { code: 'golden-added', path: 'uart/late' },
    'field-added',
    { late: 1 },
  ),
  fault(
    'a field added in the middle, the version not raised',
    uart(inserted('rbr', { lcr: uint8() })),
    { code: 'golden-added', path: 'uart/lcr' },
    'field-added',
    { lcr: 1 },
  ),
  fault(
    'a field added of a version that is not there yet',
    uart(having({ late: uint8({ since: 4 }) })),
    undefined,
    'never-sent',
    { late: 1 },
  ),
  fault(
    'a field added in a raised version, without since',
    uart(having({ late: uint8() }), { versionId: 4 }),
    { code: 'golden-load' },
    'field-added',
    { late: 1 },
  ),
  fault(
    'a field removed in a raised version',
    uart(without('rbr'), { versionId: 4 }),
    { code: 'golden-load' },
    'field-removed',
  ),
  fault(
    'two fields swapped',
    uart(swapped('rbr', 'ier')),
    { code: 'golden-reordered', path: 'uart/rbr' },
    'field-moved',
  ),
  fault(
    'two fields of different kinds swapped',
    uart(swapped('irq', 'ticks')),
    { code: 'golden-reordered', path: 'uart/irq' },
    'field-moved',
  ),
  fault(
    'a field renamed',
    uart(having({ divider: uint16({ name: 'divisor' }) })),
    { code: 'golden-renamed', path: 'uart/divider' },
    'field-renamed',
  ),
  fault(
    'a field replaced by another',
    uart(
      Object.fromEntries(
        Object.entries(FIELDS).map(([key, slot]) => (key === 'divider' ? ['baud', uint32()] : [key, slot])),
      ),
    ),
    { code: 'golden-replaced', path: 'uart/divider' },
    'field-removed',
    { baud: 9600 },
  ),

  // Types and sizes.
  fault(
    'a field widened',
    uart(having({ rbr: uint16() })),
    { code: 'golden-retyped', path: 'uart/rbr' },
    'size-changed',
  ),
  fault(
    'a field narrowed',
    uart(having({ divider: uint8() })),
    { code: 'golden-retyped', path: 'uart/divider' },
    'size-changed',
  ),
  fault(
    'a field that has a sign now',
    uart(having({ divider: int16() })),
    { code: 'golden-retyped', path: 'uart/divider' },
    'type-changed',
  ),
  fault(
    'a number that is a timer now',
    uart(having({ ticks: timer() })),
    { code: 'golden-retyped', path: 'uart/ticks' },
    'type-changed',
  ),
  fault(
    'a comparing field that only stores now',
    uart(having({ model: uint8() })),
    { code: 'golden-retyped', path: 'uart/model' },
    'type-changed',
  ),
  fault(
    'an array lengthened',
    uart(having({ regs: array(5, uint16()) })),
    { code: 'golden-resized', path: 'uart/regs' },
    'count-changed',
    { regs: Uint16Array.of(1, 2, 3, 4, 5) },
  ),
  fault(
    'an array shortened',
    uart(having({ regs: array(3, uint16()) })),
    { code: 'golden-resized', path: 'uart/regs' },
    'count-changed',
    { regs: Uint16Array.of(1, 2, 3) },
  ),
  fault(
    'the elements of an array widened',
    uart(having({ regs: array(4, uint32()) })),
    { code: 'golden-retyped', path: 'uart/regs' },
    'size-changed',
    { regs: Uint32Array.of(1, 2, 3, 4) },
  ),
  fault(
    'a counted array of a fixed length now',
    uart(having({ fifo: array(4, uint8()) })),
    { code: 'golden-resized', path: 'uart/fifo' },
    'count-source-changed',
    { fifo: Uint8Array.of(0xaa, 0xbb, 0, 0) },
  ),
  fault(
    'an array counted by another field',
    uart(having({ fifo: varray('fifo_max', uint8()) })),
    undefined,
    'count-source-changed',
  ),
  fault(
    'a buffer lengthened',
    uart(having({ raw: buffer(6) })),
    { code: 'golden-resized', path: 'uart/raw' },
    'size-changed',
    { raw: new Uint8Array(6) },
  ),
  fault(
    'a bitmap lengthened by a word',
    uart(having({ pins: bitmap(65) })),
    { code: 'golden-resized', path: 'uart/pins' },
    'size-changed',
  ),
  fault(
    'unused space shortened',
    uart(having({ gap: unused(1) })),
    { code: 'golden-resized', path: 'uart/unused' },
    'unused-size',
  ),
  fault(
    'the order of the bytes in a codec',
    uart(having({ control: word('control', true)() })),
    { code: 'golden-values', path: 'uart/control' },
    undefined,
  ),
  fault(
    'a queue that is a list now',
    uart(having({ queue: qlist(itemDef, { since: 1 }) })),
    { code: 'golden-description' },
    'type-changed',
  ),
  fault(
    'pointers with a mark before each',
    uart(having({ links: marked(2, struct(itemDef)) })),
    { code: 'golden-added', path: /links/ },
    'null-marks-changed',
  ),

  // Nested definitions, which have no version on the wire.
  fault(
    'a field added to a nested definition, its version raised',
    uart(having({ channels: array(2, struct(channelOf({ ...channelFields, gain: uint8({ since: 2 }) }, 2))) })),
    { code: 'golden-added', path: 'uart/channels[0].gain' },
    'nested-version',
    { channels: idle.channels.map((channel) => ({ ...channel, gain: 1 })) },
  ),
  fault(
    'a field of a nested definition widened',
    uart(having({ channels: array(2, struct(channelOf({ ...channelFields, level: uint32() }))) })),
    { code: 'golden-retyped', path: 'uart/channels[0].level' },
    'size-changed',
  ),

  // Versions.
  fault('the version lowered', uart(without('young'), { versionId: 2 }), { code: 'golden-version' }, 'version-lowered'),
  fault('the minimum raised', uart(FIELDS, { minimumVersionId: 3 }), { code: 'golden-load' }, 'minimum-narrowed'),
  fault('since lowered', uart(having({ young: uint8() })), { code: 'golden-load' }, 'since-changed'),
  fault(
    'since given to a field that was always there',
    uart(having({ raw: buffer(4, { since: 3 }) })),
    { code: 'golden-load' },
    'since-changed',
  ),

  // Conditions.
  fault(
    'a condition of another bit',
    uart(FIELDS, { polling: ({ ier }) => (ier & 0x40) !== 0 }),
    { code: 'golden-removed', path: 'uart/poll' },
    'condition-changed',
  ),
  fault(
    'a condition dropped',
    uart(having({ poll: uint16() })),
    { code: 'golden-added', path: 'uart/poll' },
    'condition-removed',
    { poll: 0 },
  ),
  fault(
    'a condition added',
    uart(having({ raw: when('polling', buffer(4)) })),
    { code: 'golden-removed', path: 'uart/raw' },
    'condition-added',
  ),

  // Subsections.
  fault(
    'a subsection removed',
    uart(FIELDS, { subsections: { mode } }),
    { code: 'golden-removed', path: 'uart/uart/thr' },
    'subsection-removed',
  ),
  fault(
    'a subsection renamed',
    uart(FIELDS, { subsections: { thr: subsectionOf('uart/transmit', { thr: uint8() }), mode } }),
    { code: 'golden-renamed', path: 'uart/uart/thr' },
    'subsection-renamed',
  ),
  fault(
    'a field added to a subsection',
    uart(FIELDS, { subsections: { thr: subsectionOf('uart/thr', { thr: uint8(), count: uint8() }), mode } }),
    { code: 'golden-added', path: 'uart/uart/thr/count' },
    'field-added',
    { thr: { thr: 0x55, count: 1 } },
  ),
  fault(
    'the version of a subsection raised',
    uart(FIELDS, { subsections: { thr: subsectionOf('uart/thr', { thr: uint8() }, 2), mode } }),
    { code: 'golden-retyped', path: 'uart/uart/thr' },
    'version-raised',
  ),
];

/**
 * Small changes of a definition, as they slip into a device, each with the code under which `compare` has to find it.
 */

import type { CompareCode } from '../../src/vmstate/compare/index.js';
import {
  type AnyVMState,
  array,
  bitmap,
  bool,
  buffer,
  byRelease,
  gtree,
  gtreeDirect,
  int32,
  int32Le,
  int64,
  leaf,
  marked,
  nullable,
  qlist,
  qtailq,
  releases,
  struct,
  subArray,
  subsectionByRelease,
  timer,
  tmp,
  uint8,
  uint16,
  uint16Equal,
  uint32,
  uint64,
  unused,
  validate,
  varray,
  varrayMultiply,
  vbuffer,
  vmstate,
  vstruct,
  when,
} from '../../src/vmstate/index.js';

/** One change. */
export interface Change {
  readonly name: string;
  readonly older: AnyVMState;
  readonly newer: AnyVMState;
  /** What has to be found. */
  readonly code: CompareCode;
  /** Where, behind the name of the device and the slash. */
  readonly at: string;
}

type Spec = Parameters<typeof vmstate>[0];

const channel = (fields: Spec['fields'], more: Partial<Spec> = {}) =>
  vmstate({ name: 'channel', versionId: 2, minimumVersionId: 1, ...more, fields } as Spec);

const irq = (more: Partial<Spec> = {}) =>
  vmstate({ name: 'uart/irq', versionId: 1, needed: () => true, fields: { level: uint8() }, ...more } as Spec);

const CHANNEL = channel({ count: uint16(), mode: uint8() });
const tenBytes = leaf<Uint8Array>({ type: 'fpreg', size: 10, put() {}, get: () => new Uint8Array(10) });
const twelveBytes = leaf<Uint8Array>({ type: 'fpreg', size: 12, put() {}, get: () => new Uint8Array(12) });

/** The fields that all changes begin with. */
const FIELDS = {
  divider: uint16(),
  lcr: uint8(),
  count: int32(),
  fifo: varray('count', uint8()),
  regs: array(4, uint32()),
  name: buffer(8),
  channel: struct(CHANNEL),
  expiry: timer(),
  late: uint32({ since: 2 }),
  maybe: when('has_maybe', uint16()),
  room: unused(4),
  last: uint64(),
};

const SPEC: Spec = {
  name: 'uart',
  versionId: 3,
  minimumVersionId: 2,
  fields: FIELDS,
  subsections: { irq: irq() },
  conditions: {
    has_maybe: (state) => (state as { lcr: number }).lcr > 0,
    has_more: (state) => (state as { lcr: number }).lcr > 1,
  },
};

const uart = (more: Partial<Spec> = {}) => vmstate({ ...SPEC, ...more } as Spec);
const OLDER = uart();

type Fields = Record<string, unknown>;
/** The same definition with other fields; undefined takes one out. */
const fields = (change: Fields): AnyVMState => withFields({ ...FIELDS, ...change });
const withFields = (all: Fields): AnyVMState =>
  uart({
    fields: Object.fromEntries(Object.entries(all).filter(([, field]) => field !== undefined)) as Spec['fields'],
  });
/** Fields put before another one. */
const before = (key: string, more: Fields): AnyVMState =>
  withFields(
    Object.fromEntries(
      Object.entries(FIELDS).flatMap(([k, f]) => (k === key ? [...Object.entries(more), [k, f]] : [[k, f]])),
    ),
  );
/** The same fields in another order. */
const ordered = (...first: string[]): AnyVMState =>
  withFields({ ...Object.fromEntries(first.map((key) => [key, FIELDS[key as keyof typeof FIELDS]])), ...FIELDS });
/** Two definitions with one field that differs. */
const one = (a: unknown, b: unknown): readonly [AnyVMState, AnyVMState] => [fields({ extra: a }), fields({ extra: b })];
const change = (
  name: string,
  code: CompareCode,
  at: string,
  [older, newer]: readonly [AnyVMState, AnyVMState],
): Change => ({ name, older, newer, code, at });
const to = (newer: AnyVMState): readonly [AnyVMState, AnyVMState] => [OLDER, newer];

/** A value with a channel that has one more field. */
const nested = (more: Fields, header: Partial<Spec> = {}) =>
  struct(channel({ count: uint16(), mode: uint8(), ...more } as Spec['fields'], header));
const KEY = vmstate({ name: 'key', versionId: 0, fields: { id: uint32() } });

export const CHANGES: readonly Change[] = [
  // Fields come and go.
  change('a field is removed', 'field-removed', 'lcr', to(fields({ lcr: undefined }))),
  change('the first field is removed', 'field-removed', 'divider', to(fields({ divider: undefined }))),
  change('the last field is removed', 'field-removed', 'last', to(fields({ last: undefined }))),
  change('a field with a condition is removed', 'field-removed', 'maybe', to(fields({ maybe: undefined }))),
  change('an array is removed', 'field-removed', 'regs', to(fields({ regs: undefined }))),
  change('a struct is removed', 'field-removed', 'channel', to(fields({ channel: undefined }))),
  change('unused space is removed', 'field-removed', 'unused', to(fields({ room: undefined }))),
  change('a field is added at the end', 'field-added', 'extra', to(fields({ extra: uint8() }))),
  change('a field is added in the middle', 'field-added', 'extra', to(before('regs', { extra: uint8() }))),
  change('a field is added at the front', 'field-added', 'extra', to(before('divider', { extra: uint8() }))),
  change(
    '`since` is given, but the version not raised',
    'field-added',
    'extra',
    to(fields({ extra: uint8({ since: 3 }) })),
  ),
  change('`since` is above the version', 'never-sent', 'extra', to(fields({ extra: uint8({ since: 4 }) }))),
  change(
    'a field with a condition is added',
    'conditional-field-added',
    'extra',
    to(fields({ extra: when('has_more', uint8()) })),
  ),
  change('unused space is added', 'field-added', 'unused', to(before('regs', { extra: unused(2) }))),
  change(
    'a field is renamed',
    'field-renamed',
    'lcr',
    to(withFields(Object.fromEntries(Object.entries(FIELDS).map(([k, f]) => [k === 'lcr' ? 'mcr' : k, f])))),
  ),
  change('the wire name changes', 'field-renamed', 'lcr', to(fields({ lcr: uint8({ name: 'line_control' }) }))),
  change('two fields change places', 'field-moved', 'divider', to(ordered('lcr', 'divider'))),
  change('a field moves to the front', 'field-moved', 'last', to(ordered('last'))),
  change(
    'two arrays change places',
    'field-moved',
    'regs',
    to(ordered('divider', 'lcr', 'count', 'fifo', 'name', 'regs')),
  ),

  // Versions.
  change('the version is lowered', 'version-lowered', '', to(uart({ versionId: 2 }))),
  change('the version is raised', 'version-raised', '', to(uart({ versionId: 4 }))),
  change(
    'the minimum goes above the old version',
    'minimum-raised',
    '',
    to(uart({ versionId: 4, minimumVersionId: 4 })),
  ),
  change('the minimum goes up', 'minimum-narrowed', '', to(uart({ minimumVersionId: 3 }))),
  change(
    'a field becomes younger than its streams',
    'since-raised',
    'lcr',
    to(withFields({ ...FIELDS, lcr: uint8({ since: 4 }) })),
  ),
  change('a field becomes younger', 'since-changed', 'late', to(fields({ late: uint32({ since: 3 }) }))),
  change('a field becomes older', 'since-changed', 'late', to(fields({ late: uint32() }))),
  change('a field that was never sent is read', 'since-lowered', 'extra', one(uint8({ since: 9 }), uint8())),
  change('the device cannot be migrated any more', 'unmigratable', '', to(uart({ unmigratable: true }))),
  change('the device has another name', 'device-renamed', '', to(uart({ name: 'uart2', subsections: {} }))),

  // Sizes and types.
  change('a field is widened', 'size-changed', 'divider', to(fields({ divider: uint32() }))),
  change('a field is narrowed', 'size-changed', 'last', to(fields({ last: uint32() }))),
  change('the elements of an array are widened', 'size-changed', 'regs', to(fields({ regs: array(4, uint64()) }))),
  change('a buffer grows', 'size-changed', 'name', to(fields({ name: buffer(16) }))),
  change('a codec writes more bytes', 'size-changed', 'extra', one(tenBytes(), twelveBytes())),
  change('a bitmap gets another word', 'size-changed', 'extra', one(bitmap(64), bitmap(65))),
  change('a sign is lost', 'type-changed', 'count', to(fields({ count: uint32() }))),
  change('a byte becomes a truth', 'type-changed', 'lcr', to(fields({ lcr: bool() }))),
  change('a timer becomes a number', 'type-changed', 'expiry', to(fields({ expiry: int64() }))),
  change('a value is compared on load', 'check-added', 'divider', to(fields({ divider: uint16Equal() }))),
  change('a value is limited on load', 'check-added', 'count', to(fields({ count: int32Le() }))),
  change('a test is added', 'validation-added', 'has_more', to(fields({ test: validate('has_more') }))),
  change('a number becomes a struct', 'kind-changed', 'lcr', to(fields({ lcr: struct(CHANNEL) }))),
  change('a struct becomes bytes', 'description-missing', 'channel', to(fields({ channel: buffer(3) }))),
  change('a struct becomes a list', 'kind-changed', 'extra', one(struct(CHANNEL), qtailq(CHANNEL, { since: 1 }))),
  change('a list becomes a tree', 'kind-changed', 'extra', one(qlist(KEY), gtreeDirect(KEY))),
  change('the key of a tree becomes a number', 'kind-changed', 'extra', one(gtree(KEY, KEY), gtreeDirect(KEY))),

  // Arrays.
  change('an array grows', 'count-changed', 'regs', to(fields({ regs: array(5, uint32()) }))),
  change('an array shrinks', 'count-changed', 'regs', to(fields({ regs: array(3, uint32()) }))),
  change('a field becomes an array', 'count-changed', 'lcr', to(fields({ lcr: array(2, uint8()) }))),
  change(
    'an array takes its length from a field',
    'count-source-changed',
    'regs',
    to(fields({ regs: varray('count', uint32()) })),
  ),
  change(
    'an array takes its length from another field',
    'count-source-changed',
    'fifo',
    to(fields({ fifo: varray('divider', uint8()) })),
  ),
  change('an array is a multiple', 'count-changed', 'fifo', to(fields({ fifo: varrayMultiply('count', 2, uint8()) }))),
  change(
    'a buffer takes its length from a field',
    'count-source-changed',
    'name',
    to(fields({ name: vbuffer('count') })),
  ),
  change('other elements are sent', 'start-changed', 'extra', one(subArray(0, 2, uint8()), subArray(1, 2, uint8()))),
  change(
    'elements may be null',
    'null-marks-changed',
    'extra',
    one(array(2, struct(CHANNEL)), nullable(2, struct(CHANNEL))),
  ),
  change(
    'elements are marked',
    'null-marks-changed',
    'extra',
    one(nullable(2, struct(CHANNEL)), marked(2, struct(CHANNEL))),
  ),

  // Conditions.
  change('a condition is added', 'condition-added', 'lcr', to(fields({ lcr: when('has_more', uint8()) }))),
  change('a condition is taken away', 'condition-removed', 'maybe', to(fields({ maybe: uint16() }))),
  change('another condition is used', 'condition-changed', 'maybe', to(fields({ maybe: when('has_more', uint16()) }))),
  change(
    'a condition tests something else',
    'condition-changed',
    'maybe',
    to(
      uart({
        conditions: { ...SPEC.conditions, has_maybe: (state) => (state as { lcr: number }).lcr > 7 },
      }),
    ),
  ),
  change(
    'a version is replaced by a condition',
    'condition-added',
    'late',
    to(fields({ late: when('has_more', uint32()) })),
  ),

  // Nested definitions.
  change(
    'a nested field is removed',
    'field-removed',
    'channel.mode',
    to(fields({ channel: struct(channel({ count: uint16() })) })),
  ),
  change(
    'a nested field is added',
    'field-added',
    'channel.extra',
    to(fields({ channel: nested({ extra: uint8() }) })),
  ),
  change(
    'a nested definition grows by version',
    'nested-version',
    'channel.extra',
    to(fields({ channel: nested({ extra: uint8({ since: 3 }) }, { versionId: 3 }) })),
  ),
  change(
    'a nested field is widened',
    'size-changed',
    'channel.count',
    to(fields({ channel: struct(channel({ count: uint32(), mode: uint8() })) })),
  ),
  change(
    'a nested definition has another name',
    'description-renamed',
    'channel',
    to(fields({ channel: nested({}, { name: 'ch' }) })),
  ),
  change(
    'a temporary gets a minimum that its field has not',
    'bad-nested-version',
    'tmp',
    one(
      tmp(vmstate({ name: 't', versionId: 1, fields: { a: uint8() } })),
      tmp(vmstate({ name: 't', versionId: 1, minimumVersionId: 1, fields: { a: uint8() } })),
    ),
  ),
  change(
    'a versioned struct is taken at another version',
    'nested-version',
    'extra.late',
    one(
      vstruct(channel({ count: uint16(), late: uint8({ since: 2 }) }), 1),
      vstruct(channel({ count: uint16(), late: uint8({ since: 2 }) }), 2),
    ),
  ),
  change(
    'fields move into a struct, and one is lost',
    'field-removed',
    'lcr',
    to(
      withFields({
        channel_io: struct(vmstate({ name: 'io', versionId: 0, fields: { divider: uint16() } })),
        ...FIELDS,
        divider: undefined,
        lcr: undefined,
      }),
    ),
  ),
  change(
    'fields move into a struct',
    'restructured',
    'io',
    to(
      withFields({
        io: struct(vmstate({ name: 'io', versionId: 0, fields: { divider: uint16(), lcr: uint8() } })),
        ...FIELDS,
        divider: undefined,
        lcr: undefined,
      }),
    ),
  ),

  // Unused space.
  change('a field becomes unused space', 'replaced-by-unused', 'last', to(fields({ last: unused(8) }))),
  change(
    'several fields become unused space',
    'replaced-by-unused',
    'lcr',
    to(withFields({ gone: unused(3), ...FIELDS, divider: undefined, lcr: undefined })),
  ),
  change('a field becomes too little unused space', 'unused-size', 'last', to(fields({ last: unused(4) }))),
  change('unused space becomes a field', 'unused-reused', 'room', to(fields({ room: uint32() }))),
  change('unused space becomes too small a field', 'unused-size', 'unused', to(fields({ room: uint16() }))),

  // Subsections.
  change('a subsection is removed', 'subsection-removed', '[uart/irq]', to(uart({ subsections: {} }))),
  change(
    'a subsection is renamed',
    'subsection-renamed',
    '[uart/irq]',
    to(uart({ subsections: { irq: irq({ name: 'uart/irqs' }) } })),
  ),
  change(
    'the key of a subsection is another one, and its name too',
    'subsection-renamed',
    '[uart/irq]',
    to(uart({ subsections: { irqs: irq({ name: 'uart/level' }) } })),
  ),
  change(
    'a subsection gets a name that is not found',
    'subsection-misnamed',
    '[irq]',
    to(uart({ subsections: { irq: irq({ name: 'irq' }) } })),
  ),
  change(
    'a subsection is always sent',
    'subsection-always-sent',
    '[uart/irq]',
    to(uart({ subsections: { irq: vmstate({ name: 'uart/irq', versionId: 1, fields: { level: uint8() } }) } })),
  ),
  change(
    'a subsection without `needed` is added',
    'subsection-always-sent',
    '[uart/more]',
    to(
      uart({
        subsections: { irq: irq(), more: vmstate({ name: 'uart/more', versionId: 0, fields: { level: uint8() } }) },
      }),
    ),
  ),
  change(
    '`needed` tests something else',
    'needed-changed',
    '[uart/irq]',
    to(uart({ subsections: { irq: irq({ needed: () => false }) } })),
  ),
  change(
    'the version of a subsection is lowered',
    'version-lowered',
    '[uart/irq]',
    to(uart({ subsections: { irq: irq({ versionId: 0 }) } })),
  ),
  change(
    'the minimum of a subsection is raised',
    'minimum-raised',
    '[uart/irq]',
    to(uart({ subsections: { irq: irq({ versionId: 2, minimumVersionId: 2 }) } })),
  ),
  change(
    'a field of a subsection is added',
    'field-added',
    '[uart/irq].mask',
    to(uart({ subsections: { irq: irq({ fields: { level: uint8(), mask: uint8() } }) } })),
  ),
  change(
    'a field of a subsection is widened',
    'size-changed',
    '[uart/irq].level',
    to(uart({ subsections: { irq: irq({ fields: { level: uint32() } }) } })),
  ),

  // Releases: 11.1 is compared if nothing else is said.
  change(
    'a rung of a ladder is another type',
    'size-changed',
    'extra',
    one(uint16(), byRelease({ '2.3': uint16(), '11.1': uint32() })),
  ),
  change(
    'a rung of a ladder is absent',
    'field-removed',
    'lcr',
    to(fields({ lcr: byRelease({ '2.3': uint8(), '10.0': { slot: 'absent' } }) })),
  ),
  change(
    'a subsection is gone in a release',
    'subsection-removed',
    '[uart/irq]',
    to(uart({ subsections: { irq: subsectionByRelease({ '2.3': irq(), '10.0': { slot: 'absent' } }) } })),
  ),
  change(
    'a layout of a release lacks a field',
    'field-removed',
    'lcr',
    to(releases({ '2.3': OLDER, '11.1': fields({ lcr: undefined }) })),
  ),
];

/**
 * The definition: QEMU's `VMStateDescription` as frozen plain data, with the state type inferred from its fields.
 */
import { DefinitionError } from '../errors.js';
import type { ByteReader } from './bytes.js';
import type { Absent, AnyDefinition, AnyWhen, Local, PresenceOf, Slot, Slots, StateOfSlots, ValueOf } from './field.js';
import { RELEASES, type Release, rungOf } from './release.js';

/** MigrationPriority: the order of sections in a stream, low to high; equal ones in order of registration. */
export const PRIORITIES = ['low', 'default', 'iommu', 'pci-bus', 'virtio-mem', 'apic', 'gicv3-its', 'gicv3'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** The type of a value that is handed over at `register` and passed to conditions, `needed` and hooks. */
export interface Context<C> {
  readonly '~context'?: C;
}

/** A typed context: `context<{ readonly vfp: boolean }>()`. */
// @__NO_SIDE_EFFECTS__
export function context<C>(): Context<C> {
  return CONTEXT;
}

const CONTEXT: Context<never> = /* @__PURE__ */ Object.freeze({});

/** A predicate of a field: pure, total, reading only what stands before the field. */
export type Condition<S = never, C = never> = (state: S, version: number, context: C) => boolean;

/** What 2.3 calls `load_state_old`: versions below the minimum go to a hand-written loader. */
export interface OldLoader<S, C> {
  readonly minimumVersionId: number;
  /** Reads the section and returns what it learned; properties left out keep their values. */
  load(reader: ByteReader, version: number, context: C): Partial<S>;
}

/** The hooks of a definition, in the order in which they run. A hook that throws ends the save or the load. */
export interface Hooks<S, C> {
  /** Before the first byte: bring computed properties up to date. Runs on the live state. */
  readonly preSave?: (state: S, context: C) => void;
  /** After the last subsection, also after an error. */
  readonly postSave?: (state: S, context: C) => void;
  /**
   * Before the first field: set defaults for what the stream may lack. Runs on a copy while the stream is checked, and
   * again on the live state when it is written.
   */
  readonly preLoad?: (state: S, context: C) => void;
  /** After all devices have been written: derive the rest. Runs on the live state. */
  readonly postLoad?: (state: S, version: number, context: C) => void;
  /** Asked of registered entries and of subsections by a live save; `parent` is the enclosing state. */
  readonly needed?: (state: S, context: C, parent: unknown) => boolean;
}

/** A definition as the walkers see it. */
export interface Definition<S = unknown, C = unknown> extends AnyDefinition {
  readonly fields: Slots;
  readonly conditions: Readonly<Record<string, Condition>>;
  readonly subsections: Subsections | undefined;
  readonly hooks: Hooks<unknown, unknown>;
  readonly loadOld: OldLoader<unknown, unknown> | undefined;
  readonly unmigratable: boolean;
  readonly oldStyle: boolean;
  readonly earlySetup: boolean;
  readonly priority: Priority;
  /** What differs by release as a whole: each is a definition of its own. */
  readonly layouts: { readonly [R in Release]?: AnyVMState } | undefined;
  readonly '~state'?: S;
  readonly '~context'?: C;
}

/** A definition made by {@link vmstate}, with its types. */
export interface VMState<S, C = undefined, F = Slots, U = Subsections> extends Definition<S, C> {
  readonly '~fields'?: F;
  readonly '~subsections'?: U;
}

// biome-ignore lint/suspicious/noExplicitAny: a definition of any state
export type AnyVMState = VMState<any, any, any, any>;

/** A subsection, perhaps only in some releases. */
export type Subsection = AnyVMState | SubsectionLadder;
export type Subsections = { readonly [key: string]: Subsection };

/** A subsection that comes or goes with a release. */
export interface SubsectionLadder<R = { readonly [K in Release]?: AnyVMState | Absent }> {
  readonly slot: 'subsections';
  readonly rungs: R;
}

/** A subsection that differs between releases; `absent` where there is none. */
// @__NO_SIDE_EFFECTS__
export function subsectionByRelease<const R extends { readonly [K in Release]?: AnyVMState | Absent }>(
  rungs: R,
): SubsectionLadder<R> {
  return Object.freeze({ slot: 'subsections' as const, rungs: Object.freeze({ ...rungs }) });
}

type SubsectionState<U> = U extends { readonly slot: 'subsections'; readonly rungs: infer R }
  ? StateOf<NonNullable<R[keyof R]>>
  : StateOf<U>;

/** One flat object type out of the parts. */
type Flat<T> = { [K in keyof T]: T[K] };

/** The state of a record of slots and a record of subsections. */
export type State<F, U> = Flat<StateOfSlots<F> & { -readonly [K in keyof U]?: SubsectionState<U[K]> }>;

/** The state of a definition, for all releases: what some release lacks is optional. */
export type StateOf<D> = D extends { readonly '~state'?: infer S } ? Exclude<S, undefined> : never;

/** The context of a definition; `undefined` when it takes none. */
export type ContextOf<D> = D extends { readonly '~context'?: infer C } ? C : never;

type Older = { '2.3': never; '5.2': '2.3'; '7.2': '5.2'; '10.0': '7.2'; '11.1': '10.0' };
type RungIn<R, V extends Release> = [V] extends [never] ? Absent : V extends keyof R ? R[V] : RungIn<R, Older[V]>;
type SlotIn<S, V extends Release> = S extends { readonly slot: 'ladder'; readonly rungs: infer R } ? RungIn<R, V> : S;
type SlotsIn<F, V extends Release> = { [K in keyof F]: SlotIn<F[K], V> };
type SubsectionIn<U, V extends Release> = U extends { readonly slot: 'subsections'; readonly rungs: infer R }
  ? RungIn<R, V>
  : U;
type SubsectionsIn<U, V extends Release> = {
  -readonly [K in keyof U as SubsectionIn<U[K], V> extends Absent ? never : K]?: StateIn<SubsectionIn<U[K], V>, V>;
};

/** The state of a definition in one release. */
export type StateIn<D, V extends Release> =
  D extends Layered<infer L>
    ? StateIn<RungIn<L, V>, V>
    : D extends { readonly '~fields'?: infer F; readonly '~subsections'?: infer U }
      ? Flat<StateOfSlots<SlotsIn<F, V>> & SubsectionsIn<U, V>>
      : never;

/** The keys that can hold a count. */
type CountKeys<F> = {
  [K in keyof F]: PresenceOf<F[K]> extends 'none' ? never : [ValueOf<F[K]>] extends [number] ? K : never;
}[keyof F];

/** Makes a `varray` whose count is no numeric key of the record a type error. */
type CheckCounts<F> = {
  [K in keyof F]: F[K] extends { readonly '~count'?: infer N }
    ? [Exclude<N, undefined>] extends [CountKeys<F>]
      ? F[K]
      : { readonly 'count is not a numeric key': Exclude<N, undefined> }
    : F[K];
};

/** A value, or a ladder of it: a rung holds from its release until the next. */
export type ByRelease<T> = T | { readonly [R in Release]?: T };

/** What {@link vmstate} takes. */
export interface Spec<F extends Slots, U extends Subsections, C, S = State<F, U>>
  extends Hooks<NoInfer<S>, NoInfer<C>> {
  /** The vmsd's name; also the prefix of its subsections' names. */
  readonly name: string;
  /** Written in headers; the highest version that is accepted on load. */
  readonly versionId: ByRelease<number>;
  /** The lowest version that is accepted on load; 0 if not given. */
  readonly minimumVersionId?: ByRelease<number>;
  /** The type of the context, if hooks or conditions need one. */
  readonly context?: Context<C>;
  readonly fields: F & CheckCounts<F>;
  readonly subsections?: U;
  /** The predicates of `when` and `validate`, by label. */
  readonly conditions?: { readonly [label: string]: Condition<NoInfer<S>, NoInfer<C>> };
  readonly loadOld?: ByRelease<OldLoader<NoInfer<S>, NoInfer<C>> | Absent>;
  /** A registered one blocks saving and loading. */
  readonly unmigratable?: ByRelease<boolean>;
  /** QEMU writes this section by hand (`register_savevm`): it is described by its size alone. */
  readonly oldStyle?: ByRelease<boolean>;
  /** 10.0+: the section is sent in the setup phase, before RAM. */
  readonly earlySetup?: boolean;
  readonly priority?: ByRelease<Priority>;
}

/**
 * Makes a definition.
 *
 * @throws {DefinitionError} `bad-name`, `bad-version`, `bad-key` (a key that looks like an integer would be moved
 * to the front by JavaScript), `unknown-condition`, `unknown-count`.
 * @example
 * const vmstateCounter = vmstate({
 *   name: 'counter', versionId: 2, minimumVersionId: 1,
 *   fields: { value: uint32(), step: uint16({ since: 2 }) },
 * });
 * type CounterState = StateOf<typeof vmstateCounter>; // { value: number; step: number }
 */
// @__NO_SIDE_EFFECTS__
export function vmstate<const F extends Slots, const U extends Subsections = Record<never, never>, C = undefined>(
  spec: Spec<F, U, C>,
): VMState<NoInfer<State<F, U>>, NoInfer<C>, F, NoInfer<U>> {
  // NoInfer: a definition made in place is not to take its parts from where it stands.
  const { name, fields } = spec;
  checkName(name);
  checkSlots(name, fields, spec.conditions ?? {});
  for (const key of Object.keys(spec.subsections ?? {})) {
    checkKey(name, key);
    if (Object.hasOwn(fields, key)) {
      throw new DefinitionError('bad-key', 'a slot has this key already; a subsection is a property of its own', {
        path: name,
        actual: key,
      });
    }
  }
  const { preSave, postSave, preLoad, postLoad, needed } = spec;
  const common = {
    name,
    fields: Object.freeze({ ...fields }),
    conditions: Object.freeze({ ...spec.conditions }) as Readonly<Record<string, Condition>>,
    subsections: spec.subsections && Object.freeze({ ...spec.subsections }),
    hooks: Object.freeze({ preSave, postSave, preLoad, postLoad, needed }) as Hooks<unknown, unknown>,
    earlySetup: spec.earlySetup ?? false,
  };
  const headers = { ...HEADERS, ...spec };
  const rungs = RELEASES.filter((release) => HEADER_KEYS.some((key) => isLadder(headers[key], release)));
  if (rungs.length === 0) return Object.freeze({ ...common, ...headerIn(headers, '2.3'), layouts: undefined });
  const layouts: { [R in Release]?: AnyVMState } = {};
  for (const release of new Set<Release>(['2.3', ...rungs])) {
    layouts[release] = Object.freeze({ ...common, ...headerIn(headers, release), layouts: undefined });
  }
  const youngest = layouts[rungs[rungs.length - 1] as Release] as Definition;
  return Object.freeze({ ...youngest, layouts: Object.freeze(layouts) }) as never;
}

/** What a definition says beside its table, and what holds if it does not. */
const HEADERS = {
  versionId: 0 as ByRelease<number>,
  minimumVersionId: 0 as ByRelease<number>,
  loadOld: undefined as ByRelease<unknown>,
  unmigratable: false as ByRelease<boolean>,
  oldStyle: false as ByRelease<boolean>,
  priority: 'default' as ByRelease<Priority>,
};
const HEADER_KEYS = /* @__PURE__ */ Object.keys(HEADERS) as readonly (keyof typeof HEADERS)[];
type Header = Pick<Definition, keyof typeof HEADERS>;

function isLadder(value: unknown, release: Release): boolean {
  return typeof value === 'object' && value !== null && release in value;
}

function headerIn(headers: typeof HEADERS & { readonly name: string }, release: Release): Header {
  const header: Record<string, unknown> = {};
  for (const key of HEADER_KEYS) {
    const value = headers[key];
    const rungs = RELEASES.some((r) => isLadder(value, r)) ? (value as Record<string, unknown>) : undefined;
    const held = rungs === undefined ? value : (rungOf(rungs, release) ?? HEADERS[key]);
    header[key] = isLadder(held, 'slot' as Release) ? undefined : held; // `absent`: there is none
  }
  const found = header as unknown as Header;
  checkVersions(headers.name, found.versionId, found.minimumVersionId);
  return found;
}

type UnionToIntersection<T> = (T extends unknown ? (value: T) => void : never) extends (value: infer I) => void
  ? I
  : never;
type Layouts = { readonly [R in Release]?: AnyVMState };
/** What a definition made of whole layouts carries for {@link StateIn}. */
export interface Layered<L> {
  readonly '~layouts': L | undefined;
}
/** All properties of all layouts; those that some layout lacks are optional. */
type LayoutState<S> = Flat<
  Pick<UnionToIntersection<S>, keyof S & keyof UnionToIntersection<S>> & Partial<UnionToIntersection<S>>
>;

/**
 * Whole layouts by release, where the order or a third of the slots differs. Name and versions are those of the
 * youngest.
 */
// @__NO_SIDE_EFFECTS__
export function releases<const L extends Layouts>(
  layouts: L,
): VMState<LayoutState<StateOf<NonNullable<L[keyof L]>>>, ContextOf<NonNullable<L[keyof L]>>> & Layered<L> {
  const youngest = RELEASES.findLast((release) => layouts[release] !== undefined);
  const def = youngest && layouts[youngest];
  if (def === undefined) throw new DefinitionError('bad-release', 'releases() needs at least one layout');
  return Object.freeze({ ...def, layouts: Object.freeze({ ...layouts }) }) as never;
}

function checkName(name: string): void {
  if (name !== '' && name.length <= 255) return;
  throw new DefinitionError('bad-name', 'a definition needs a name of 1 to 255 bytes', { actual: name });
}

function checkVersions(name: string, versionId: number, minimumVersionId: number): void {
  for (const version of [versionId, minimumVersionId]) {
    if (!Number.isInteger(version) || version < 0 || version > 0x7fffffff) {
      throw new DefinitionError('bad-version', 'a version is a whole number from 0', { path: name, actual: version });
    }
  }
  if (minimumVersionId > versionId) {
    throw new DefinitionError('bad-version', 'minimumVersionId is above versionId: nothing could be loaded', {
      path: name,
      expected: versionId,
      actual: minimumVersionId,
    });
  }
}

function checkSlots(name: string, slots: Slots, conditions: Readonly<Record<string, unknown>>): void {
  for (const [key, slot] of Object.entries(slots)) {
    checkKey(name, key);
    const rungs: readonly (Slot | undefined)[] = slot.slot === 'ladder' ? Object.values(slot.rungs) : [slot];
    for (const rung of rungs) if (rung !== undefined) checkRung(name, key, rung, slots, conditions);
  }
}

function checkRung(
  name: string,
  key: string,
  rung: Slot,
  slots: Slots,
  conditions: Readonly<Record<string, unknown>>,
): void {
  if (rung.slot !== 'field' && rung.slot !== 'when') return;
  if (rung.slot === 'when' && !Object.hasOwn(conditions, (rung as AnyWhen).label)) {
    throw new DefinitionError('unknown-condition', `add conditions.${rung.label}, or correct the label`, {
      path: `${name}.${key}`,
      actual: rung.label,
    });
  }
  const record = rung.slot === 'when' ? rung.field : rung;
  for (const counted of [record.count?.key, record.size?.key]) {
    if (counted !== undefined && !Object.hasOwn(slots, counted)) {
      throw new DefinitionError('unknown-count', `add a slot ${counted}, or local() if it is never sent`, {
        path: `${name}.${key}`,
        actual: counted,
      });
    }
  }
}

function checkKey(name: string, key: string): void {
  if (/^(0|[1-9]\d*)$/.test(key) || key === '__proto__') {
    throw new DefinitionError(
      'bad-key',
      'JavaScript moves such a key to the front; use a word, and `name` for the wire',
      {
        path: name,
        actual: key,
      },
    );
  }
}

/** The slot kinds that are no field; for those who walk the records. */
export type { Local };

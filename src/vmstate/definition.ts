/**
 * The definition: QEMU's `VMStateDescription` as frozen plain data, with the state type inferred from its fields.
 */
import { DefinitionError, type DefinitionErrorCode } from '../errors.js';
import type { ByteReader } from './bytes.js';
import type {
  Absent,
  AnyDefinition,
  AnyField,
  AnyWhen,
  Local,
  PresenceOf,
  Slot,
  Slots,
  StateOfSlots,
  ValueOf,
} from './field.js';
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
  /**
   * After the last subsection, also after an error. If it takes away what has been saved, both hooks of saving may run
   * twice: the section is written once more where its description is not known yet.
   */
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
  const { name, fields, subsections, preSave, postSave, preLoad, postLoad, needed } = spec;
  refuse(name === '' || name.length > 255, 'bad-name', 'a name has 1 to 255 bytes', '', name);
  for (const [key, slot] of Object.entries<Slot>(fields)) {
    const rungs: readonly (Slot | undefined)[] = slot.slot === 'ladder' ? Object.values(slot.rungs) : [slot];
    checkKey(name, key);
    for (const rung of rungs) if (rung !== undefined) checkRung(`${name}.${key}`, rung, spec);
  }
  for (const key of Object.keys(subsections ?? {})) {
    checkKey(name, key);
    refuse(Object.hasOwn(fields, key), 'bad-key', 'a slot has it; a subsection is a property of its own', name, key);
  }
  const common = {
    name,
    fields: Object.freeze({ ...fields }),
    conditions: Object.freeze({ ...spec.conditions }) as Readonly<Record<string, Condition>>,
    subsections: subsections && Object.freeze({ ...subsections }),
    hooks: Object.freeze({ preSave, postSave, preLoad, postLoad, needed }) as Hooks<unknown, unknown>,
    earlySetup: spec.earlySetup ?? false,
  };
  const headers = Object.entries(HEADERS).map(
    ([key, missing]) => [key, spec[key as keyof typeof spec] as unknown, missing] as const,
  );
  const inRelease = (release: Release): Definition => {
    const header: Record<string, unknown> = {};
    for (const [key, given, missing] of headers) {
      const held = isLadder(given) ? rungOf(given, release) : given;
      header[key] = held === undefined ? missing : isObject(held) && 'slot' in held ? undefined : held; // `absent`: none
    }
    const { versionId, minimumVersionId } = header as unknown as Definition;
    for (const version of [versionId, minimumVersionId]) {
      refuse(
        !Number.isInteger(version) || version < 0 || version > 0x7fffffff,
        'bad-version',
        'versions are whole numbers from 0',
        name,
        version,
      );
    }
    refuse(
      minimumVersionId > versionId,
      'bad-version',
      'minimumVersionId is above versionId: nothing could be loaded',
      name,
      minimumVersionId,
      versionId,
    );
    return Object.freeze({ ...common, ...(header as unknown as Definition), layouts: undefined });
  };
  const rungs = new Set(headers.flatMap(([, given]) => (isLadder(given) ? Object.keys(given) : [])));
  if (rungs.size === 0) return inRelease('2.3') as never;
  const layouts = RELEASES.filter((release) => release === '2.3' || rungs.has(release)).map(
    (r) => [r, inRelease(r)] as const,
  );
  return Object.freeze({
    ...layouts[layouts.length - 1]?.[1],
    layouts: Object.freeze(Object.fromEntries(layouts)),
  }) as never;
}

/** What a definition says beside its table, and what holds if it does not. */
const HEADERS = {
  versionId: 0,
  minimumVersionId: 0,
  loadOld: undefined,
  unmigratable: false,
  oldStyle: false,
  priority: 'default',
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Anything but a loader of old versions, or none. */
function isLadder(value: unknown): value is { readonly [R in Release]?: unknown } {
  return isObject(value) && !('load' in value) && !('slot' in value);
}

function refuse(
  bad: boolean,
  code: DefinitionErrorCode,
  reason: string,
  path: string,
  actual: unknown,
  expected?: unknown,
): void {
  if (bad) throw new DefinitionError(code, reason, { path, actual, expected });
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
  if (def === undefined) throw new DefinitionError('bad-release', 'releases() needs a layout');
  return Object.freeze({ ...def, layouts: Object.freeze({ ...layouts }) }) as never;
}

function checkRung(
  path: string,
  rung: Slot,
  { fields, conditions = {} }: { fields: Slots; conditions?: object },
): void {
  if (rung.slot !== 'field' && rung.slot !== 'when') return;
  const when = rung.slot === 'when' ? (rung as AnyWhen) : undefined;
  const unknown = when !== undefined && !Object.hasOwn(conditions, when.label);
  refuse(unknown, 'unknown-condition', 'add it to the conditions, or correct the label', path, when?.label);
  const { count, size } = when?.field ?? (rung as AnyField);
  for (const key of [count?.key, size?.key]) {
    const missing = key !== undefined && !Object.hasOwn(fields, key);
    refuse(missing, 'unknown-count', 'add a slot for it, or local() if it is never sent', path, key);
  }
}

function checkKey(path: string, key: string): void {
  const moved = /^(0|[1-9]\d*)$/.test(key) || key === '__proto__';
  refuse(moved, 'bad-key', 'JavaScript moves such a key to the front; use a word, and `name` for the wire', path, key);
}

/** The slot kinds that are no field; for those who walk the records. */
export type { Local };

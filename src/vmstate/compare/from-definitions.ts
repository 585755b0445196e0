/**
 * Layouts from definitions, for one release: everything is known, conditions by label.
 */
import { layoutOf, resolveSlots, resolveSubsections } from '../_plan.js';
import { contentPlan } from '../by-hand.js';
import type { AnyVMState, Definition } from '../definition.js';
import { type Count, type FieldRecord, SCALAR_SIZES } from '../field.js';
import { NEWEST } from '../object.js';
import { type Release, rulesOf } from '../release.js';
import {
  type CountLayout,
  type DeviceLayout,
  type FieldLayout,
  type Layout,
  type Layouts,
  type Predicate,
  UNKNOWN,
  uniqueNames,
} from './model.js';

/** Whether a value is a definition; also one that another copy of this library made. */
export function isDefinition(value: unknown): value is AnyVMState {
  if (typeof value !== 'object' || value === null) return false;
  const { name, versionId, fields, conditions, hooks } = value as Partial<Definition>;
  const objects = [fields, conditions, hooks].every((part) => typeof part === 'object' && part !== null);
  return typeof name === 'string' && typeof versionId === 'number' && objects;
}

/**
 * The layouts of definitions as a release has them. Those that are part of another one are no device of their own;
 * those that the release does not have are left out.
 *
 * @throws {DefinitionError} `bad-release`
 */
export function layoutsOfDefinitions(definitions: readonly AnyVMState[], release: Release): Layouts {
  const maker = new Maker(release);
  const [devices, parts]: [DeviceLayout[], DeviceLayout[]] = [[], []];
  const layouts = definitions.flatMap((def) => (inRelease(def, release) ? [maker.layout(def)] : []));
  for (const layout of new Set(layouts)) {
    (maker.parts.has(layout) ? parts : devices).push({ name: layout.name, instanceId: 0, layout });
  }
  return { source: 'definitions', devices, parts };
}

function inRelease(def: Definition, release: Release): boolean {
  rulesOf(release);
  if (def.layouts === undefined) return true;
  try {
    layoutOf(def, release);
    return true;
  } catch {
    return false;
  }
}

class Maker {
  /** Layouts that stand within another one. */
  readonly parts = new Set<Layout>();
  private readonly known = new Map<Definition, Layout>();

  constructor(private readonly release: Release) {}

  layout(of: Definition): Layout {
    const def = layoutOf(of, this.release);
    let layout = this.known.get(def);
    if (layout === undefined) {
      layout = this.make(def);
      this.known.set(def, layout);
    }
    return layout;
  }

  private part(of: Definition): Layout {
    const layout = this.layout(of);
    this.parts.add(layout);
    return layout;
  }

  private make(def: Definition): Layout {
    const slots = resolveSlots(def, this.release);
    const names = slots.map(({ key, record }) => record.name ?? key);
    const wireName = new Map(slots.map(({ key }, i) => [key, names[i] as string]));
    const unique = uniqueNames(names);
    const fields: FieldLayout[] = [];
    const validations: string[] = [];
    slots.forEach(({ record, label }, i) => {
      if (record.kind === 'validate') {
        validations.push(label ?? '');
        return;
      }
      const condition = label === undefined ? 'always' : predicate(label, def.conditions[label]);
      const of = { ...this.field(record, (key) => wireName.get(key) ?? key), condition } as const;
      fields.push({ ...of, name: names[i] as string, unique: unique[i] as string });
    });
    return {
      name: def.name,
      versionId: def.versionId,
      minimumVersionId: Math.min(def.minimumVersionId, def.loadOld?.minimumVersionId ?? def.minimumVersionId),
      byHandBelow: def.loadOld && def.minimumVersionId,
      unmigratable: def.unmigratable,
      savesAll: !rulesOf(this.release).saveHonoursVersions,
      fields,
      subsections: (resolveSubsections(def, this.release) ?? []).map(([, subsection]) => {
        const { needed } = layoutOf(subsection, this.release).hooks;
        return {
          layout: this.part(subsection),
          needed: needed === undefined ? 'always' : predicate(undefined, needed),
        };
      }),
      validations,
    };
  }

  /** What QEMU writes by hand there: the same in all releases. */
  private content(record: FieldRecord): Layout | undefined {
    const plan = contentPlan({ record }, 'save');
    if (plan === undefined) return undefined;
    this.newest ??= this.release === NEWEST ? this : new Maker(NEWEST);
    const layout = this.newest.layout(plan.def);
    this.parts.add(layout);
    return layout;
  }
  private newest: Maker | undefined;

  private field(record: FieldRecord, wireName: (key: string) => string): FieldLayout {
    const { kind, size, structVersion: version } = record;
    const nested = record.def ? this.part(record.def as Definition) : this.content(record);
    const list = kind === 'qtailq' || kind === 'qlist';
    return {
      ...UNKNOWN,
      kind:
        kind === 'unused'
          ? 'unused'
          : nested === undefined
            ? 'plain'
            : list
              ? 'list'
              : kind === 'gtree'
                ? 'tree'
                : 'object',
      type: record.type,
      since: record.since,
      count: countOf(record.count, wireName),
      start: record.count?.start ?? size?.start ?? 0,
      nulls: record.pointers,
      size: sizeOf(record),
      sizedBy: size?.key === undefined ? undefined : `${wireName(size.key)} × ${size.factor}`,
      nested,
      keys: record.keyDef && this.part(record.keyDef as Definition),
      savedAt: version,
      // Temporaries, lists and trees are loaded at the version of the field (vmstate.md, 4).
      loadedAt: record.def === undefined || kind === 'struct' ? undefined : (version ?? record.since),
    };
  }
}

function countOf(count: Count | undefined, wireName: (key: string) => string): CountLayout {
  if (count === undefined) return { form: 'one' };
  if (count.key === undefined) return { form: 'fixed', n: count.fixed as number };
  return { form: 'counted', by: wireName(count.key), factor: count.factor };
}

/** Bytes of an element, where they do not vary. */
function sizeOf({ kind, scalar, leaf, size }: FieldRecord): number | undefined {
  switch (kind) {
    case 'scalar':
      return SCALAR_SIZES[scalar];
    case 'leaf':
      return leaf?.size;
    case 'buffer':
    case 'unused':
      return size?.fixed;
    case 'bitmap':
      return size?.fixed === undefined ? undefined : Math.ceil(size.fixed / 64) * 8;
    default:
      return undefined;
  }
}

/** The text of a function is all that can be compared of it; how it is laid out does not matter. */
function predicate(label: string | undefined, test: unknown): Predicate {
  const code = typeof test === 'function' ? Function.prototype.toString.call(test).replace(/\s+/g, ' ') : undefined;
  return { label, code };
}

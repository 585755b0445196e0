/**
 * What `-dump-vmstate` of a binary with these definitions would write (`dump_vmstate_json` of `migration/savevm.c`).
 *
 * Bytes in the memory of a host are no part of a definition: they are stated beside it, or worked out from the kind of
 * the field and marked.
 */
import { DefinitionError } from '../../errors.js';
import { layoutOf, resolveSlots, resolveSubsections } from '../_plan.js';
import type { AnyVMState, Definition } from '../definition.js';
import { type FieldRecord, SCALAR_SIZES } from '../field.js';
import { atLeast, type Release } from '../release.js';
import type { Dump, DumpDescription, DumpDevice, DumpField } from './read.js';
import { writeDump } from './write.js';

/** A definition, perhaps under the name of its device type; that of the vmsd if none is given. */
export type Dumped = AnyVMState | { readonly def: AnyVMState; readonly type?: string };

/** What a dump says beside the definitions. */
export interface DumpOptions {
  /** The release that would write it; the youngest if not given. */
  readonly release?: Release;
  /** The machine type; `none` if not given. */
  readonly machine?: string;
  /** Bytes of an element in the host's memory, by vmsd and field: `{ 'i8254.channels': 88 }`. */
  readonly hostSizes?: Readonly<Record<string, number>>;
  /** Bytes of a pointer; 8 if not given. */
  readonly pointerSize?: 4 | 8;
  /** Our own variant: `size_derived` after each size that was worked out. QEMU's checker does not mind it. */
  readonly marks?: boolean;
}

/**
 * The text of a dump.
 *
 * @throws {DefinitionError} `not-in-release`, `duplicate-entry` when two have one type name.
 * @throws {ValueError} `bad-text` for a name with a quote.
 */
export function dump(definitions: readonly Dumped[], options: DumpOptions = {}): string {
  return writeDump(dumpOf(definitions, options));
}

/**
 * A dump of definitions, to be compared or written. Sections that QEMU writes by hand are in no dump.
 *
 * @throws {DefinitionError} `not-in-release`, `duplicate-entry` when two have one type name.
 */
export function dumpOf(definitions: readonly Dumped[], options: DumpOptions = {}): Dump {
  const { release = '11.1', machine = 'none' } = options;
  const dumper = new Dumper(release, options);
  const devices = new Map<string, DumpDevice>();
  for (const entry of definitions) {
    const { def, type }: { def: AnyVMState; type?: string } = 'def' in entry ? entry : { def: entry };
    const layout = layoutOf(def, release);
    if (layout.oldStyle) continue;
    const name = type ?? layout.name;
    if (devices.has(name)) {
      throw new DefinitionError('duplicate-entry', 'two definitions have one type name: give { def, type }', {
        path: name,
      });
    }
    const { versionId, minimumVersionId } = layout;
    devices.set(name, { name, versionId, minimumVersionId, description: dumper.description(layout) });
  }
  return { machine, devices, counts: dumper.counts };
}

class Dumper {
  /** 10.0 and later say how long arrays are. */
  readonly counts: boolean;
  private readonly hostSizes: Readonly<Record<string, number>>;
  private readonly pointerSize: number;
  private readonly marks: boolean;

  constructor(
    private readonly release: Release,
    { hostSizes = {}, pointerSize = 8, marks = false }: DumpOptions,
  ) {
    this.counts = atLeast(release, '10.0');
    this.hostSizes = hostSizes;
    this.pointerSize = pointerSize;
    this.marks = marks;
  }

  description(of: Definition): DumpDescription {
    const def = layoutOf(of, this.release);
    const slots = resolveSlots(def, this.release).filter(({ record }) => record.kind !== 'validate');
    return {
      name: def.name,
      versionId: def.versionId,
      minimumVersionId: def.minimumVersionId,
      fields: slots.map(({ key, record, label }) => this.field(def.name, record.name ?? key, record, label)),
      subsections: resolveSubsections(def, this.release)?.map(([, subsection]) => this.description(subsection)),
    };
  }

  private field(vmsd: string, name: string, record: FieldRecord, label: string | undefined): DumpField {
    const place = `${vmsd}.${name}`;
    const description = record.def && this.description(record.def as Definition);
    const stated = Object.hasOwn(this.hostSizes, place) ? this.hostSizes[place] : undefined;
    return {
      name,
      versionId: record.since,
      fieldExists: label !== undefined,
      num: this.counts ? record.count?.fixed : undefined,
      size: stated ?? this.sizeOf(record, description),
      ...(stated === undefined && this.marks && { derived: true as const }),
      description,
    };
  }

  /** Bytes of an element in memory, as far as the kind tells. */
  private sizeOf(record: FieldRecord, nested: DumpDescription | undefined): number {
    const { kind, size, count } = record;
    if (record.pointers !== 'none') return this.pointerSize;
    switch (kind) {
      case 'scalar':
        return record.type === 'timer' ? this.pointerSize : (SCALAR_SIZES[record.scalar] as number);
      case 'leaf':
        return record.leaf?.size ?? 0;
      case 'buffer': // of a counted one the factor, if there is any
        return size?.fixed ?? (size?.factor === 1 ? 0 : (size?.factor as number));
      case 'unused':
        return size?.fixed ?? 0;
      case 'bitmap':
        return 0;
      default:
        if (record.pointer && count === undefined) return this.pointerSize;
        return (nested?.fields ?? []).reduce((sum, field) => sum + field.size * (field.num ?? 1), 0);
    }
  }
}

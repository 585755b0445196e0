/**
 * The registry: which definitions and states make a machine, under which id and instance (`SaveState` and
 * `vmstate_register` of `migration/savevm.c`).
 */
import { DefinitionError, type VMStateError } from '../errors.js';
import { JsonWriter } from '../json-writer/index.js';
import { describeHandler, describeObject, ShapeReader } from '../vmstate/_describe.js';
import { layoutOf, type Plan, planOf } from '../vmstate/_plan.js';
import { ours } from '../vmstate/_save.js';
import { Shape } from '../vmstate/_shape.js';
import type { ByteReader, ByteWriter } from '../vmstate/bytes.js';
import { type Definition, PRIORITIES } from '../vmstate/definition.js';
import { atLeast, type Release } from '../vmstate/release.js';
import type { Writing } from './ram-save.js';
import type { Reading, Source } from './source.js';

/** Under which names an entry stands in the stream. */
export interface RegisterOptions {
  /** The device path: the entry is called `path/name`, and the bare name stays as a second one for old streams. */
  readonly path?: string;
  /** The instance id; by default one more than the highest of the same name. */
  readonly instanceId?: number;
  /** A second instance id under which it is found on load. */
  readonly aliasId?: number;
  /** The section id; by default the next of a counter that goes on from here. */
  readonly sectionId?: number;
}

/** How a definition is registered. */
export interface DeviceOptions extends RegisterOptions {
  /** The version that is saved, where it is not the definition's own: `vmstate/down-level` tells what that loses. */
  readonly version?: number;
}

/** A section that is written and read by hand: QEMU's `register_savevm`. */
export interface OldStyleHandler {
  readonly versionId: number;
  save(to: ByteWriter): void;
  /**
   * Reads the section and returns what is to be done when the whole stream has been checked. That in turn may return
   * what takes it back, if a device behind it fails.
   */
  load(from: ByteReader, versionId: number): () => unknown;
  /**
   * Describes what `save` has just written: the keys of a vmsd, into the object that is open. Without it the section is
   * described by its size alone, as QEMU does it.
   */
  describe?(to: JsonWriter): void;
}

/** A section with phases: QEMU's `SaveVMHandlers`. Bodies end in a way that `load` recognises. */
export interface LiveHandler {
  readonly versionId: number;
  /** Inactive entries are left out. */
  isActive?(): boolean;
  /** The body of START. */
  setup(to: ByteWriter): void;
  /** The body of PART; `yield` where what was written may be sent. Without it there is no PART. */
  iterate?(to: ByteWriter): Writing;
  /** The body of END. A generator may `yield` as above. */
  complete(to: ByteWriter): Writing | undefined;
  /**
   * Reads one body. Called with `write` false to check the stream, then with true to take it; loads from chunks
   * call it only with true.
   */
  load(source: Source, versionId: number, write: boolean): Reading;
}

interface EntryBase {
  readonly sectionId: number;
  readonly idstr: string;
  readonly instanceId: number;
  readonly aliasId: number;
  readonly compat: { readonly idstr: string; readonly instanceId: number } | undefined;
  readonly versionId: number;
  readonly priority: number;
}

/** A registered definition with its state. */
export interface VmsdEntry extends EntryBase {
  readonly kind: 'vmsd';
  /** The layout that holds in the release, out of what was registered. */
  readonly def: Definition;
  readonly registered: Definition;
  readonly plan: Plan;
  readonly loadPlan: Plan;
  readonly state: Record<string, unknown>;
  readonly context: unknown;
  readonly description: CachedDescription;
}

export interface OldStyleEntry extends EntryBase {
  readonly kind: 'old-style';
  readonly handler: OldStyleHandler;
  readonly description: CachedDescription;
}

export interface LiveEntry extends EntryBase {
  readonly kind: 'live';
  readonly handler: LiveHandler;
}

export type Entry = VmsdEntry | OldStyleEntry | LiveEntry;

/** The text of one device, kept as long as its shape stays the same. */
export class CachedDescription {
  private shape: Shape | undefined;
  private text: Uint8Array = new Uint8Array(0);

  constructor(
    private readonly name: string,
    private readonly instanceId: number,
  ) {}

  /** Brings the text of a vmsd up to date. */
  update(plan: Plan, shape: Shape): void {
    if (this.shape?.equals(shape)) return;
    const json = this.start(plan.rules.json, plan.rules.release);
    describeObject(plan, new ShapeReader(shape), json);
    json.endObject();
    this.text = json.bytes();
    this.shape = shape.copy();
  }

  /** The text of an old-style section, by its size if it does not describe itself. */
  updateOpaque(
    release: Release,
    dialect: JsonWriter['dialect'],
    size: number,
    describe?: OldStyleHandler['describe'],
  ): void {
    const shape = new Shape();
    shape.push(size);
    if (describe === undefined && this.shape?.equals(shape)) return;
    const json = this.start(dialect, release);
    if (describe === undefined) describeHandler(size, json);
    else describe(json);
    json.endObject();
    this.text = json.bytes();
    this.shape = shape;
  }

  /** The text; another array when, and only when, it is another text. */
  bytes(): Uint8Array {
    return this.text;
  }

  private start(dialect: JsonWriter['dialect'], release: Release): JsonWriter {
    const json = new JsonWriter(dialect);
    json.startObject();
    json.str('name', this.name);
    // 2.3 prints the id signed.
    json.int('instance_id', release === '2.3' ? this.instanceId | 0 : this.instanceId);
    return json;
  }
}

/** What a section, its hooks or its handler threw, as an error of ours whose path begins with the section's name. */
export function inSection(idstr: string, error: unknown): VMStateError {
  const known = ours(error);
  return known.path === idstr || known.path.startsWith(`${idstr}/`) ? known : known.within(idstr, '/');
}

/** All entries of a machine, in the order of its stream. */
export class Registry {
  private readonly list: Entry[] = [];
  private nextSectionId = 0;

  constructor(private readonly release: Release) {}

  get entries(): readonly Entry[] {
    return this.list;
  }

  addDefinition(def: Definition, state: object, context: unknown, options: DeviceOptions): VmsdEntry {
    const layout = layoutOf(def, this.release);
    const { version = layout.versionId } = options;
    if (!(version >= 0 && version <= layout.versionId)) {
      const details = { path: layout.name, expected: layout.versionId, actual: version };
      throw new DefinitionError('bad-version', `there are versions 0 to ${layout.versionId}`, details);
    }
    const names = this.name(layout.name, options);
    const entry: VmsdEntry = {
      kind: 'vmsd',
      ...names,
      // Handler-style entries leave their alias at zero.
      aliasId: options.aliasId ?? (layout.oldStyle ? 0 : -1),
      versionId: version,
      priority: this.priority(layout),
      def: layout,
      registered: def,
      plan: planOf(layout, this.release, 'save', version),
      loadPlan: planOf(layout, this.release, 'load'),
      state: state as Record<string, unknown>,
      context,
      description: new CachedDescription(names.idstr, names.instanceId),
    };
    return this.insert(entry);
  }

  addOldStyle(idstr: string, handler: OldStyleHandler, options: RegisterOptions): OldStyleEntry {
    const names = this.name(idstr, options);
    const description = new CachedDescription(names.idstr, names.instanceId);
    const common = { aliasId: options.aliasId ?? 0, versionId: handler.versionId, priority: DEFAULT_PRIORITY };
    return this.insert({ kind: 'old-style', ...names, ...common, handler, description });
  }

  addLive(idstr: string, handler: LiveHandler, options: RegisterOptions): LiveEntry {
    const names = this.name(idstr, options);
    const common = { aliasId: options.aliasId ?? 0, versionId: handler.versionId, priority: DEFAULT_PRIORITY };
    return this.insert({ kind: 'live', ...names, ...common, handler });
  }

  remove(entry: Entry): void {
    const at = this.list.indexOf(entry);
    if (at >= 0) this.list.splice(at, 1);
  }

  /** The entry that a section belongs to: `find_se`. */
  find(idstr: string, instanceId: number): Entry | undefined {
    return this.list.find((entry) => {
      if (entry.idstr === idstr) return instanceId === entry.instanceId || instanceId === entry.aliasId;
      const { compat } = entry;
      if (compat === undefined || !entry.idstr.includes(idstr) || compat.idstr !== idstr) return false;
      return instanceId === compat.instanceId || instanceId === entry.aliasId;
    });
  }

  private name(name: string, { path, instanceId, sectionId }: RegisterOptions) {
    if (sectionId !== undefined) this.nextSectionId = sectionId;
    const id = this.nextSectionId++;
    const idstr = path === undefined ? name : `${path}/${name}`;
    if (idstr.length > 255)
      throw new DefinitionError('bad-name', 'a section name has at most 255 bytes', { actual: idstr });
    if (path === undefined) {
      return { sectionId: id, idstr, instanceId: (instanceId ?? this.free(idstr)) >>> 0, compat: undefined };
    }
    if (this.list.some((e) => e.idstr === idstr)) throw duplicate(idstr, 0); // QEMU asserts it, in every release
    const taken = this.list.flatMap((e) => (e.compat?.idstr === name ? [e.compat.instanceId] : []));
    const compat = { idstr: name, instanceId: instanceId ?? Math.max(-1, ...taken) + 1 };
    return { sectionId: id, idstr, instanceId: 0, compat };
  }

  /** One more than the highest instance id of a name. */
  private free(idstr: string): number {
    return Math.max(-1, ...this.list.filter((e) => e.idstr === idstr).map((e) => e.instanceId)) + 1;
  }

  private priority({ priority }: Definition): number {
    return this.release === '2.3' ? DEFAULT_PRIORITY : PRIORITIES.indexOf(priority);
  }

  private insert<E extends Entry>(entry: E): E {
    if (
      atLeast(this.release, '10.0') &&
      this.list.some((e) => e.idstr === entry.idstr && e.instanceId === entry.instanceId)
    ) {
      throw duplicate(entry.idstr, entry.instanceId);
    }
    // Highest priority first, equal ones in order of registration.
    const at = this.list.findIndex((e) => e.priority < entry.priority);
    this.list.splice(at < 0 ? this.list.length : at, 0, entry);
    return entry;
  }
}

function duplicate(idstr: string, instanceId: number): DefinitionError {
  return new DefinitionError('duplicate-entry', `${idstr} ${instanceId} is registered already`, { path: idstr });
}

const DEFAULT_PRIORITY = PRIORITIES.indexOf('default');

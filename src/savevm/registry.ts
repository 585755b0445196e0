/**
 * The registry: which definitions and states make a machine, under which id and instance (`SaveState` and
 * `vmstate_register` of `migration/savevm.c`).
 */
import { DefinitionError, ValueError } from '../errors.js';
import type { JsonWriter } from '../json-writer/index.js';
import { checkVersion } from '../vmstate/_load.js';
import { layoutOf, type Plan, planOf } from '../vmstate/_plan.js';
import { type Saving, saveObject } from '../vmstate/_save.js';
import type { Overwritten } from '../vmstate/_undo.js';
import { within } from '../vmstate/_within.js';
import type { ByteReader, ByteWriter } from '../vmstate/bytes.js';
import { type Definition, PRIORITIES } from '../vmstate/definition.js';
import { checkObject, writeObject } from '../vmstate/object.js';
import { atLeast, type Release } from '../vmstate/release.js';
import type { Writing } from './ram-save.js';

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
   * Reads one record of a body; true if it was the last. Called with `write` false to check the stream, then with true
   * to take it; loads from chunks call it only with true. Nothing may be changed before the whole record has been read:
   * where bytes are missing the reader throws, and the record is read again when more have come.
   */
  load(from: ByteReader, versionId: number, write: boolean): boolean;
}

/** Writes a section that has been checked. Returns what is to be done after all others, which may return what undoes it. */
export type Apply = (kept: ByteReader, log: Overwritten) => () => unknown;

/** A section that is sent whole. */
interface Whole {
  readonly context: unknown;
  /** Sent in the setup phase. */
  readonly early: boolean;
  /** Blocks saving and loading. */
  readonly unmigratable: boolean;
  /** Described by its size alone, or by `describe` after each save. */
  readonly opaque: boolean;
  readonly describe?: ((to: JsonWriter) => void) | undefined;
  isNeeded(): boolean;
  save(run: Saving): void;
  /** Checks the bytes of the section and returns what writes them. */
  check(from: ByteReader, versionId: number): Apply;
}

/** A registered definition with its state. */
export interface Device {
  /** The layout that holds in the release, out of what was registered. */
  readonly def: Definition;
  readonly registered: Definition;
  readonly plan: Plan;
  readonly state: Record<string, unknown>;
  readonly context: unknown;
}

/** One entry of the registry: sent whole, or in phases. */
export interface Entry {
  readonly sectionId: number;
  readonly idstr: string;
  readonly instanceId: number;
  readonly aliasId: number;
  readonly compat: { readonly idstr: string; readonly instanceId: number } | undefined;
  readonly versionId: number;
  readonly priority: number;
  readonly whole?: Whole;
  readonly live?: LiveHandler;
  /** What stands behind a section that a definition describes. */
  readonly device?: Device;
  /** The text that describes the last save; empty if there is none. It holds as long as the shape stays the same. */
  text: string;
  readonly shape: number[];
}

/** All entries of a machine, in the order of its stream. */
export class Registry {
  readonly entries: Entry[] = [];
  private nextSectionId = 0;

  constructor(private readonly release: Release) {}

  addDefinition(registered: Definition, state: object, context: unknown, options: DeviceOptions): () => void {
    const { release } = this;
    const def = layoutOf(registered, release);
    const { version = def.versionId } = options;
    if (!(version >= 0 && version <= def.versionId)) {
      const details = { path: def.name, expected: def.versionId, actual: version };
      throw new DefinitionError('bad-version', 'there is none above the own', details);
    }
    const { hooks, unmigratable, oldStyle } = def;
    const plan = planOf(def, release, 'save', version);
    const current = planOf(def, release, 'load');
    const live = state as Record<string, unknown>;
    return this.add(def.name, version, options, {
      device: { def, registered, plan, state: live, context },
      // Handler-style entries leave their alias at zero.
      aliasId: options.aliasId ?? (oldStyle ? 0 : -1),
      priority: release === '2.3' ? DEFAULT_PRIORITY : PRIORITIES.indexOf(def.priority),
      whole: {
        context,
        early: def.earlySetup && atLeast(release, '10.0'),
        unmigratable,
        opaque: oldStyle,
        // 2.3 does not ask whole sections whether they are needed.
        isNeeded: () => release === '2.3' || hooks.needed?.(state, context, undefined) !== false,
        save: (run) => saveObject(plan, live, run),
        check: (from, versionId) => {
          checkVersion(def, versionId, from);
          const at = versionId === def.versionId ? current : planOf(def, release, 'load', versionId);
          checkObject(at, live, from, context);
          return (kept, log) => writeObject(at, live, kept, context, log);
        },
      },
    });
  }

  addOldStyle(idstr: string, handler: OldStyleHandler, options: RegisterOptions): () => void {
    const whole: Whole = {
      context: undefined,
      early: false,
      unmigratable: false,
      opaque: true,
      isNeeded: () => true,
      describe: handler.describe && ((to) => handler.describe?.(to)),
      save: ({ to }) => handler.save(to),
      check: (from, versionId) => {
        const apply = handler.load(from, versionId);
        return () => apply;
      },
    };
    return this.add(idstr, handler.versionId, options, { whole });
  }

  addLive(idstr: string, live: LiveHandler, options: RegisterOptions): () => void {
    return this.add(idstr, live.versionId, options, { live });
  }

  /** The entry that a section belongs to: `find_se`. */
  find(idstr: string, instanceId: number): Entry | undefined {
    return this.entries.find((entry) => {
      const { compat } = entry;
      const own = entry.idstr === idstr;
      if (!own && (compat?.idstr !== idstr || !entry.idstr.includes(idstr))) return false;
      return instanceId === (own ? entry : compat)?.instanceId || instanceId === entry.aliasId;
    });
  }

  /** @throws {ValueError} `unmigratable` */
  checkMigratable(): void {
    const blocked = this.entries.find(({ whole }) => whole?.unmigratable);
    if (blocked === undefined) return;
    const reason = `State blocked by non-migratable device '${blocked.idstr}'`;
    throw new ValueError('unmigratable', reason, { path: blocked.idstr });
  }

  /** Puts an entry at its place and returns what takes it out. Highest priority first, equal ones in order of registration. */
  private add(
    name: string,
    versionId: number,
    { path, instanceId, sectionId = this.nextSectionId, aliasId = 0 }: RegisterOptions,
    more: Partial<Entry>,
  ): () => void {
    const { entries } = this;
    const idstr = path === undefined ? name : `${path}/${name}`;
    if (idstr.length > 255) throw new DefinitionError('bad-name', 'at most 255 bytes', { actual: idstr });
    this.nextSectionId = sectionId + 1;
    // One more than the highest instance id of a name.
    const of = path === undefined ? (entry: Entry) => entry : (entry: Entry) => entry.compat;
    const free = () =>
      Math.max(-1, ...entries.map((e) => (of(e)?.idstr === name ? (of(e)?.instanceId as number) : -1))) + 1;
    const wanted = (instanceId ?? free()) >>> 0;
    const entry: Entry = {
      sectionId,
      idstr,
      instanceId: path === undefined ? wanted : 0,
      compat: path === undefined ? undefined : { idstr: name, instanceId: instanceId ?? wanted },
      versionId,
      aliasId,
      priority: DEFAULT_PRIORITY,
      text: '',
      shape: [],
      ...more,
    };
    // QEMU asserts of every release that a path is there once.
    const strict = path !== undefined || atLeast(this.release, '10.0');
    if (strict && entries.some((e) => e.idstr === idstr && (path !== undefined || e.instanceId === entry.instanceId))) {
      throw new DefinitionError('duplicate-entry', '', { path: idstr, actual: entry.instanceId });
    }
    const at = entries.findIndex(({ priority }) => priority < entry.priority);
    entries.splice(at < 0 ? entries.length : at, 0, entry);
    return () => {
      const now = entries.indexOf(entry);
      if (now >= 0) entries.splice(now, 1);
    };
  }
}

/** Runs what belongs to a section; what it throws gets the section's name. */
export function inSection<T>(idstr: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw within(error, idstr, '/');
  }
}

const DEFAULT_PRIORITY = PRIORITIES.indexOf('default');

/**
 * Loading a whole stream into a registered machine: `qemu_loadvm_state` of `migration/savevm.c`, with all of its
 * checks in its order, but all or nothing.
 *
 * Sections are only checked as they come. What is to be done with them is put on a list and done at the end.
 */
import { planOf } from '../vmstate/_plan.js';
import { type Overwritten, undo } from '../vmstate/_undo.js';
import { within } from '../vmstate/_within.js';
import type { ByteReader } from '../vmstate/bytes.js';
import { decodeObject } from '../vmstate/object.js';
import { type ConfigurationState, checkConfiguration, type MachineFacts, vmstateConfiguration } from './configuration.js';
import type { StreamProfile } from './profile.js';
import type { Apply, Entry, Registry } from './registry.js';
import { type Reading, Source } from './source.js';
import {
  MIG_CMD_PACKAGED,
  QEMU_VM_COMMAND,
  QEMU_VM_CONFIGURATION,
  QEMU_VM_EOF,
  QEMU_VM_SECTION_END,
  QEMU_VM_SECTION_FULL,
  QEMU_VM_SECTION_PART,
  QEMU_VM_SECTION_START,
  QEMU_VM_VMDESCRIPTION,
  readCommand,
  readFileHeader,
  readFooter,
  readFullHeader,
} from './wire.js';

/** What one load learned. */
export interface LoadReport {
  /** Names of the sections that were loaded, in the order of the stream. */
  readonly loaded: readonly string[];
  /** Entries that the stream did not have; they keep their state, as in QEMU. */
  readonly missing: readonly string[];
  readonly warnings: readonly string[];
}

/** A section that has begun, as START and FULL name it. */
interface Known {
  readonly idstr: string;
  readonly sectionId: number;
  readonly versionId: number;
  readonly entry: Entry;
}

/** A section whose bytes have been checked. */
interface Staged {
  readonly idstr: string;
  readonly apply: Apply;
  readonly kept: ByteReader;
}

/** What follows a piece that was read: more to read of it, the end of the stream, or nothing. */
type Next = Reading | 'end' | undefined;

/** One pass over a stream. `write` false: live sections are only checked. */
export class StreamLoader {
  /** Sections that are written when all have been read, in the order of the stream. */
  private readonly staged: Staged[] = [];
  private readonly seen = new Set<Entry>();
  private readonly loaded: string[] = [];
  private readonly warnings: string[] = [];
  /** By the section id of the stream. */
  private readonly known = new Map<number, Known>();

  constructor(
    private readonly profile: StreamProfile,
    private readonly facts: MachineFacts,
    private readonly registry: Registry,
    private readonly write: boolean,
  ) {}

  *load(source: Source): Reading {
    this.registry.checkMigratable();
    yield* source.gather(9);
    readFileHeader(source.reader);
    if (this.profile.configuration) {
      const warning = yield* source.attempt((from) => this.configuration(from));
      if (warning !== undefined) this.warnings.push(warning);
    }
    yield* this.sections(source, false);
    if (!this.profile.description) return;
    // A description is not needed for loading; a missing one is only worth a message.
    yield* source.gather(5);
    if (source.reader.peek() === QEMU_VM_VMDESCRIPTION) {
      source.reader.u8();
      yield* source.skip(source.reader.u32());
    } else this.warnings.push('a description should follow the end of the stream, but there is none');
  }

  private configuration(from: ByteReader): string | undefined {
    const type = from.u8();
    if (type !== QEMU_VM_CONFIGURATION) {
      const reason = 'a configuration section should follow; is the stream of an old machine type?';
      throw from.bad('configuration-missing', reason, QEMU_VM_CONFIGURATION, type, 1);
    }
    const { at } = from;
    const plan = planOf(vmstateConfiguration, this.profile.release, 'load', 0);
    const sent = decodeObject(plan, from) as unknown as ConfigurationState;
    return checkConfiguration(sent, this.facts, from.base + at);
  }

  /** Sections up to the end mark; a packaged piece has none and ends with its bytes. */
  private *sections(source: Source, packaged: boolean): Reading {
    while (!packaged || source.reader.remaining > 0) {
      // What is all there is read at once; generators are for what may have to wait.
      const finish = source.ended
        ? this.section(source.reader, source)
        : yield* source.attempt((from) => this.section(from, source));
      const next = finish();
      if (next === 'end') return;
      if (next !== undefined) yield* next;
    }
  }

  /** Reads one section; of a live one only the header. Perhaps again, with more bytes: nothing is kept before `finish`. */
  private section(from: ByteReader, source: Source): () => Next {
    const type = from.u8();
    switch (type) {
      case QEMU_VM_EOF:
        return () => 'end';
      case QEMU_VM_SECTION_START:
      case QEMU_VM_SECTION_FULL: {
        const known = this.header(type, from);
        return this.body(known, from, source);
      }
      case QEMU_VM_SECTION_PART:
      case QEMU_VM_SECTION_END: {
        const sectionId = from.u32();
        const known = this.known.get(sectionId);
        if (known === undefined) throw from.bad('unknown-section-id', 'no section with this id began before', undefined, sectionId, 4);
        return this.body(known, from, source, false);
      }
      case QEMU_VM_COMMAND:
        return this.command(from);
    }
    throw from.bad('unknown-section-type', 'no section begins with this byte', undefined, type, 1);
  }

  private header(type: number, from: ByteReader): Known {
    const { at } = from;
    const { idstr, instanceId, sectionId, versionId } = readFullHeader(type, from);
    const entry = this.registry.find(idstr, instanceId);
    try {
      if (entry !== undefined && versionId <= entry.versionId) return { idstr, sectionId, versionId, entry };
      const back = from.at - at;
      if (entry !== undefined) throw from.bad('unsupported-version', 'too new for this program', entry.versionId, versionId, back);
      throw from.bad('unknown-section', `the machine here has no such section or instance (${instanceId})`, undefined, idstr, back);
    } catch (error) {
      throw within(error, idstr, '/');
    }
  }

  private body(known: Known, from: ByteReader, source: Source, begins = true): () => Next {
    const { idstr, sectionId, versionId, entry } = known;
    const { whole } = entry;
    const begin = () => {
      this.known.set(sectionId, known);
      this.seen.add(entry);
      this.loaded.push(idstr);
    };
    if (whole === undefined) {
      return () => {
        if (begins) begin();
        return this.live(known, source);
      };
    }
    try {
      const { at } = from;
      const apply = whole.check(from, versionId);
      const end = from.at;
      if (this.profile.footers) readFooter(from, sectionId);
      return () => {
        if (begins) begin();
        this.staged.push({ idstr, apply, kept: source.kept(at, end) });
        return undefined;
      };
    } catch (error) {
      throw within(error, idstr, '/');
    }
  }

  private *live({ idstr, sectionId, versionId, entry }: Known, source: Source): Reading {
    try {
      if (entry.live !== undefined) yield* entry.live.load(source, versionId, this.write);
      if (!this.profile.footers) return;
      yield* source.gather(5);
      readFooter(source.reader, sectionId);
    } catch (error) {
      throw within(error, idstr, '/');
    }
  }

  private command(from: ByteReader): () => Next {
    const { command, data } = readCommand(from);
    if (command !== MIG_CMD_PACKAGED) return () => undefined;
    const length = new DataView(data.buffer).getUint32(0);
    const { offset } = from;
    const piece = new Source(from.take(length), offset);
    return () => this.sections(piece, true);
  }

  /** Writes everything that was staged; if a hook fails, the devices are put back as they were. */
  finish(): LoadReport {
    const log: Overwritten = [];
    const back: (() => void)[] = [];
    let now = '';
    try {
      const steps = this.staged.map(({ idstr, apply, kept }) => {
        now = idstr;
        return { idstr, run: apply(kept, log) };
      });
      for (const { idstr, run } of steps) {
        now = idstr;
        const undoing = run();
        if (typeof undoing === 'function') back.unshift(undoing as () => void);
      }
    } catch (error) {
      for (const undoing of back) undoing();
      undo(log);
      throw within(error, now, '/');
    }
    const missing = this.registry.entries.filter((entry) => !this.seen.has(entry)).map(({ idstr }) => idstr);
    return { loaded: this.loaded, missing, warnings: this.warnings };
  }
}

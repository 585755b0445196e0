/**
 * Loading a whole stream into a registered machine: `qemu_loadvm_state` of `migration/savevm.c`, with all of its
 * checks in its order, but all or nothing.
 *
 * Sections are only checked as they come. What is to be done with them is put on a list and done at the end.
 */
import { StreamError, show, ValueError } from '../errors.js';
import { checkVersion, type Loaded, type Loading, loadObject } from '../vmstate/_load.js';
import { type Plan, planOf } from '../vmstate/_plan.js';
import { within } from '../vmstate/_save.js';
import { type Overwritten, undo } from '../vmstate/_undo.js';
import type { ByteReader } from '../vmstate/bytes.js';
import { writeObject } from '../vmstate/object.js';
import {
  type ConfigurationState,
  checkConfiguration,
  type MachineFacts,
  vmstateConfiguration,
} from './configuration.js';
import type { StreamProfile } from './profile.js';
import { type Entry, inSection, type OldStyleEntry, type Registry, type VmsdEntry } from './registry.js';
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
  type SectionHeader,
} from './wire.js';

/** What is left to do for a section that has been read: write it, which gives what is to be done after all others. */
interface Staged {
  readonly idstr: string;
  write(log: Overwritten): () => unknown;
}

const NOTHING: readonly never[] = [];

/** Section id, name, instance and version. */
const LONGEST_HEADER = 4 + 1 + 255 + 8;

/** What one load learned. */
export interface LoadReport {
  /** Names of the sections that were loaded, in the order of the stream. */
  readonly loaded: readonly string[];
  /** Entries that the stream did not have; they keep their state, as in QEMU. */
  readonly missing: readonly string[];
  readonly warnings: readonly string[];
}

/** One pass over a stream. `write` false: live sections are only checked. */
export class StreamLoader {
  /** Device sections and old-style sections, in the order of the stream. */
  private readonly staged: Staged[] = [];
  private readonly seen = new Set<Entry>();
  private readonly loaded: string[] = [];
  private readonly warnings: string[] = [];
  /** By the section id of the stream: entries that START or FULL named. */
  private readonly known = new Map<number, { header: SectionHeader; entry: Entry }>();

  constructor(
    private readonly profile: StreamProfile,
    private readonly facts: MachineFacts,
    private readonly registry: Registry,
    private readonly write: boolean,
  ) {}

  *load(source: Source): Reading {
    this.checkMigratable();
    yield* source.gather(9);
    readFileHeader(source.reader);
    if (this.profile.configuration) yield* this.loadConfiguration(source);
    yield* this.loadSections(source, false);
    yield* this.skipDescription(source);
  }

  private checkMigratable(): void {
    const blocked = this.registry.entries.find((entry) => entry.kind === 'vmsd' && entry.def.unmigratable);
    if (blocked === undefined) return;
    const reason = `State blocked by non-migratable device '${blocked.idstr}'; remove it before loading`;
    throw new ValueError('unmigratable', reason, { path: blocked.idstr });
  }

  private *loadConfiguration(source: Source): Reading {
    const { offset } = source.reader;
    const type = source.reader.u8();
    if (type !== QEMU_VM_CONFIGURATION) {
      throw new StreamError(
        'configuration-missing',
        'a configuration section should follow; is it of an old machine type?',
        {
          offset,
          expected: QEMU_VM_CONFIGURATION,
          actual: type,
        },
      );
    }
    const plan = planOf(vmstateConfiguration, this.profile.release, 'load', 0);
    const sent = yield* source.attempt((from) =>
      this.object(plan, undefined, { from, context: undefined, pass: 'decode' }, 'configuration'),
    );
    const configuration = sent as unknown as ConfigurationState;
    const warning = checkConfiguration(configuration, this.facts, offset);
    if (warning !== undefined) this.warnings.push(warning);
  }

  /** Sections up to the end mark; a packaged piece has none and ends with its bytes. */
  private *loadSections(source: Source, packaged: boolean): Reading {
    while (!packaged || source.reader.remaining > 0) {
      if (source.lacks(1)) yield* source.gather(1);
      const { offset } = source.reader;
      const type = source.reader.u8();
      switch (type) {
        case QEMU_VM_EOF:
          return;
        case QEMU_VM_SECTION_START:
        case QEMU_VM_SECTION_FULL:
          if (source.lacks(LONGEST_HEADER)) yield* source.gather(LONGEST_HEADER);
          yield* this.loadFull(type, source);
          break;
        case QEMU_VM_SECTION_PART:
        case QEMU_VM_SECTION_END:
          yield* this.loadPart(source);
          break;
        case QEMU_VM_COMMAND:
          yield* this.loadCommand(source);
          break;
        default:
          throw new StreamError(
            'unknown-section-type',
            `no section begins with 0x${type.toString(16).padStart(2, '0')}`,
            {
              offset,
              actual: type,
            },
          );
      }
    }
  }

  private loadFull(type: number, source: Source): Reading | readonly never[] {
    const { offset } = source.reader;
    const header = readFullHeader(type, source.reader);
    const entry = this.registry.find(header.idstr, header.instanceId);
    if (entry === undefined) {
      const reason = `unknown section or instance ${show(header.idstr)} ${header.instanceId}; the machine here does not have it`;
      throw new StreamError('unknown-section', reason, { path: header.idstr, offset, actual: header.idstr });
    }
    if (header.versionId > entry.versionId) {
      const reason = `unsupported version ${header.versionId}; this program knows up to ${entry.versionId}`;
      throw new StreamError('unsupported-version', reason, {
        path: header.idstr,
        offset,
        expected: entry.versionId,
        actual: header.versionId,
      });
    }
    this.known.set(header.sectionId, { header, entry });
    this.seen.add(entry);
    this.loaded.push(header.idstr);
    return this.loadBody(header, entry, source);
  }

  private *loadPart(source: Source): Reading {
    yield* source.need(4);
    const { offset } = source.reader;
    const sectionId = source.reader.u32();
    const known = this.known.get(sectionId);
    if (known === undefined) {
      const reason = `unknown section ${sectionId}: no section with this id began before`;
      throw new StreamError('unknown-section-id', reason, { offset, actual: sectionId });
    }
    yield* this.loadBody(known.header, known.entry, source);
  }

  /** A device that is all there is read at once; generators are for what may have to wait. */
  private loadBody(header: SectionHeader, entry: Entry, source: Source): Reading | readonly never[] {
    if (entry.kind !== 'vmsd' || !source.ended) return this.awaitBody(header, entry, source);
    try {
      this.loadDevice(header, entry, source, source.reader)();
      if (this.profile.footers) readFooter(source.reader, header);
      return NOTHING;
    } catch (error) {
      throw inSection(header.idstr, error);
    }
  }

  private *awaitBody(header: SectionHeader, entry: Entry, source: Source): Reading {
    try {
      if (entry.kind === 'live') yield* entry.handler.load(source, header.versionId, this.write);
      else if (entry.kind === 'old-style') yield* this.loadOldStyle(header, entry, source);
      else (yield* source.attempt((from) => this.loadDevice(header, entry, source, from)))();
      if (!this.profile.footers) return;
      yield* source.gather(5);
      readFooter(source.reader, header);
    } catch (error) {
      throw inSection(header.idstr, error);
    }
  }

  private *loadOldStyle({ versionId }: SectionHeader, entry: OldStyleEntry, source: Source): Reading {
    const apply = yield* source.attempt((from) => entry.handler.load(from, versionId));
    this.staged.push({ idstr: entry.idstr, write: () => apply });
  }

  /** Checks a device's section. Returns what puts it on the list. */
  private loadDevice(header: SectionHeader, entry: VmsdEntry, source: Source, from: ByteReader): () => void {
    const { idstr, versionId } = header;
    const { state, context, loadPlan } = entry;
    checkVersion(loadPlan, versionId, from.offset);
    const plan = versionId === loadPlan.version ? loadPlan : planOf(entry.def, this.profile.release, 'load', versionId);
    const begin = from.at;
    this.object(plan, state, { from, context, pass: 'check', skim: true }, idstr);
    const kept = source.kept(begin);
    return () => this.staged.push({ idstr, write: (log) => writeObject(plan, state, kept, context, log) });
  }

  private object(plan: Plan, base: Loaded | undefined, run: Loading, name: string): Loaded {
    try {
      return loadObject(plan, base, run);
    } catch (error) {
      throw within(error, name, '/');
    }
  }

  private *loadCommand(source: Source): Reading {
    const { command, data } = yield* source.attempt(readCommand);
    if (command !== MIG_CMD_PACKAGED) return;
    const length = new DataView(data.buffer, data.byteOffset).getUint32(0);
    yield* source.need(length);
    const { reader } = source;
    const piece = new Source(reader.bytes.subarray(reader.at, reader.at + length), reader.offset);
    yield* this.loadSections(piece, true);
    reader.at += length;
  }

  /** A description is not needed for loading; a missing one is only worth a message. */
  private *skipDescription(source: Source): Reading {
    if (!this.profile.description) return;
    yield* source.gather(5);
    if (source.reader.peek() !== QEMU_VM_VMDESCRIPTION) {
      this.warnings.push('a description should follow the end of the stream, but there is none');
      return;
    }
    source.reader.u8();
    yield* source.skip(source.reader.u32());
  }

  /** Writes everything that was staged; if a hook fails, the devices are put back as they were. */
  finish(): LoadReport {
    const log: Overwritten = [];
    const back: (() => void)[] = [];
    let now = '';
    try {
      const steps = this.staged.map(({ idstr, write }) => {
        now = idstr;
        return { idstr, run: write(log) };
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
    const missing = this.registry.entries.filter((entry) => !this.seen.has(entry)).map((entry) => entry.idstr);
    return { loaded: this.loaded, missing, warnings: this.warnings };
  }
}

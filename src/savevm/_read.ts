/**
 * Loading a whole stream into a registered machine: `qemu_loadvm_state` of `migration/savevm.c`, with all of its
 * checks in its order, but all or nothing.
 *
 * Sections are only checked as they come. What is to be done with them is put on a list and done at the end.
 */
import { StreamError } from '../errors.js';
import { planOf } from '../vmstate/_plan.js';
import type { Overwritten } from '../vmstate/_undo.js';
import { within } from '../vmstate/_within.js';
import type { ByteReader } from '../vmstate/bytes.js';
import { decodeObject } from '../vmstate/object.js';
import {
  type ConfigurationState,
  checkConfiguration,
  type MachineFacts,
  vmstateConfiguration,
} from './configuration.js';
import type { StreamProfile } from './profile.js';
import { type Apply, type Entry, inSection, type Registry } from './registry.js';
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

/** Bytes that must lie behind an object before it can be told that no subsection follows: type, length, name. */
const LOOKAHEAD = 257;

/** One pass over a stream, piece by piece. `write` false: live sections are only checked. */
export class StreamLoader {
  /** Sections that are written when all have been read, in the order of the stream. */
  private readonly staged: Staged[] = [];
  private readonly warnings: string[] = [];
  private readonly known: Known[] = [];
  /** What reads the next piece. */
  private next: ((from: ByteReader, ended: boolean) => void) | undefined = this.begin;

  constructor(
    private readonly profile: StreamProfile,
    private readonly facts: MachineFacts,
    private readonly registry: Registry,
    private readonly write: boolean,
    private readonly log: Overwritten,
  ) {
    registry.checkMigratable();
  }

  /** Reads one piece; true if it was the last. Where bytes are missing nothing has happened. */
  step(from: ByteReader, ended: boolean): boolean {
    this.next?.(from, ended);
    return this.next === undefined;
  }

  private begin(from: ByteReader): void {
    readFileHeader(from);
    this.next = this.profile.configuration ? this.configuration : this.section;
  }

  private configuration(from: ByteReader, ended: boolean): void {
    const type = from.u8();
    if (type !== QEMU_VM_CONFIGURATION) {
      throw from.bad(
        'configuration-missing',
        'it should come first; is the stream of a machine type of 2.3 or older?',
        QEMU_VM_CONFIGURATION,
        type,
        1,
      );
    }
    const { offset } = from;
    const plan = planOf(vmstateConfiguration, this.profile.release, 'load', 0);
    const sent = decided(from, ended, () => decodeObject(plan, from)) as unknown as ConfigurationState;
    const warning = checkConfiguration(sent, this.facts, offset);
    if (warning !== undefined) this.warnings.push(warning);
    this.next = this.section;
  }

  private section(from: ByteReader, ended: boolean): void {
    const type = from.u8();
    switch (type) {
      case QEMU_VM_EOF:
        this.next = this.profile.description ? this.description : undefined;
        return;
      case QEMU_VM_SECTION_START:
      case QEMU_VM_SECTION_FULL: {
        const known = this.header(type, from);
        this.body(known, from, ended);
        this.known.push(known);
        return;
      }
      case QEMU_VM_SECTION_PART:
      case QEMU_VM_SECTION_END: {
        const sectionId = from.u32();
        const known = this.known.findLast((one) => one.sectionId === sectionId);
        if (known === undefined)
          throw from.bad('unknown-section-id', 'no section began with this id', undefined, sectionId, 4);
        this.body(known, from, ended);
        return;
      }
      case QEMU_VM_COMMAND:
        this.command(from);
        return;
    }
    throw from.bad('unknown-section-type', 'no section begins with this byte', undefined, type, 1);
  }

  private header(type: number, from: ByteReader): Known {
    const { offset } = from;
    const { idstr, instanceId, sectionId, versionId } = readFullHeader(type, from);
    const entry = this.registry.find(idstr, instanceId);
    if (entry !== undefined && versionId <= entry.versionId) return { idstr, sectionId, versionId, entry };
    const details = { path: idstr, offset };
    if (entry === undefined) {
      throw new StreamError('unknown-section', `no device of this name and instance ${instanceId} is registered here`, {
        ...details,
        actual: idstr,
      });
    }
    throw new StreamError('unsupported-version', 'this program is older than the one that saved it', {
      ...details,
      expected: entry.versionId,
      actual: versionId,
    });
  }

  /** A device is read at once, a live section record by record. */
  private body(known: Known, from: ByteReader, ended: boolean): void {
    const { idstr, sectionId, versionId, entry } = known;
    const { whole, live } = entry;
    if (live !== undefined) {
      this.next = (from) => {
        if (inSection(idstr, () => live.load(from, versionId, this.write)))
          this.next = (from) => this.footer(known, from);
      };
      return;
    }
    try {
      const { at } = from;
      const apply = decided(from, ended, () => (whole as NonNullable<typeof whole>).check(from, versionId));
      const end = from.at;
      if (this.profile.footers) readFooter(from, sectionId);
      this.staged.push({ idstr, apply, kept: ended ? from.window(at, end) : from.copy(at, end) });
    } catch (error) {
      throw within(error, idstr, '/');
    }
  }

  private footer({ idstr, sectionId }: Known, from: ByteReader): void {
    if (this.profile.footers) inSection(idstr, () => readFooter(from, sectionId));
    this.next = this.section;
  }

  private command(from: ByteReader): void {
    const { command, data } = readCommand(from);
    if (command !== MIG_CMD_PACKAGED) return;
    // A piece of stream of its own, which has no end mark and ends with its bytes.
    const length = new DataView(data.buffer).getUint32(0);
    const { at } = from;
    from.skip(length);
    const piece = from.window(at, from.at);
    const { next } = this;
    while (piece.remaining > 0 || this.next !== next) {
      if (this.next === undefined || this.next === this.description) break;
      this.next(piece, true);
    }
    this.next = next;
  }

  /** A description is not needed for loading; a missing one is only worth a message. */
  private description(from: ByteReader, ended: boolean): void {
    if (!ended) from.need(1);
    if (from.peek() === QEMU_VM_VMDESCRIPTION) {
      from.u8();
      this.text(from.u32());
      return;
    }
    this.warnings.push('a description should follow the end of the stream, but there is none');
    this.next = undefined;
  }

  /** Drops what is left of the description. */
  private text(left: number): void {
    this.next =
      left === 0
        ? undefined
        : (from) => {
            from.need(1);
            const step = Math.min(left, from.remaining);
            from.at += step;
            this.text(left - step);
          };
  }

  /** Writes everything that was staged; if a hook fails, the devices are put back as they were. */
  finish(): LoadReport {
    const { log } = this;
    let now = '';
    try {
      log.transact(() => {
        const steps = this.staged.map(({ idstr, apply, kept }) => {
          now = idstr;
          return { idstr, run: apply(kept, log) };
        });
        for (const { idstr, run } of steps) {
          now = idstr;
          const back = run();
          if (typeof back === 'function') log.noteCall(back as () => void);
        }
      });
    } catch (error) {
      throw within(error, now, '/');
    }
    const { known, warnings } = this;
    const missing = this.registry.entries.filter((entry) => !known.some((one) => one.entry === entry));
    return { loaded: known.map(({ idstr }) => idstr), missing: missing.map(({ idstr }) => idstr), warnings };
  }
}

/** Near the end of what has come a subsection cannot be told from data, so nothing counts there, not even an error. */
function decided<T>(from: ByteReader, ended: boolean, read: () => T): T {
  if (ended) return read();
  try {
    return read();
  } finally {
    from.need(LOOKAHEAD);
  }
}

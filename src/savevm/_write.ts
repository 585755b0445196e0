/**
 * Writing a whole stream: the phases of `qemu_savevm_state_*` in `migration/savevm.c`.
 */
import { ValueError } from '../errors.js';
import { JsonWriter } from '../json-writer/index.js';
import { describeObject, ShapeReader } from '../vmstate/_describe.js';
import { planOf } from '../vmstate/_plan.js';
import { saveObject, within } from '../vmstate/_save.js';
import { Shape } from '../vmstate/_shape.js';
import { ByteWriter } from '../vmstate/bytes.js';
import { atLeast, type Release, rulesOf } from '../vmstate/release.js';
import { configurationState, type MachineFacts, vmstateConfiguration } from './configuration.js';
import type { StreamProfile } from './profile.js';
import type { Writing } from './ram-save.js';
import {
  type Entry,
  inSection,
  type LiveEntry,
  type OldStyleEntry,
  type Registry,
  type VmsdEntry,
} from './registry.js';
import {
  MIG_CMD_SWITCHOVER_START,
  QEMU_VM_CONFIGURATION,
  QEMU_VM_EOF,
  QEMU_VM_SECTION_END,
  QEMU_VM_SECTION_FULL,
  QEMU_VM_SECTION_PART,
  QEMU_VM_SECTION_START,
  QEMU_VM_VMDESCRIPTION,
  writeCommand,
  writeFileHeader,
  writeFooter,
  writeSectionHeader,
} from './wire.js';

/** What the writer of a stream keeps from one save to the next. */
export class StreamWriter {
  private readonly shape = new Shape();
  /** The whole description, and the texts of the devices that it was put together from. */
  private text: Uint8Array | undefined;
  private parts: readonly Uint8Array[] = [];

  constructor(
    private readonly profile: StreamProfile,
    private readonly facts: MachineFacts,
    private readonly registry: Registry,
    private readonly pageSize: number,
  ) {}

  /** The whole stream. Yields where what is in the writer may be taken away. */
  *write(to: ByteWriter): Writing {
    const { release, configuration, description, switchoverStart } = this.profile;
    this.checkMigratable();
    this.checkDescribable();
    writeFileHeader(to);
    if (configuration) this.writeConfiguration(to);
    const entries = [...this.registry.entries]; // others may register while we wait for a sink
    const texts: Uint8Array[] = [];
    const live: LiveEntry[] = [];
    for (const entry of entries) {
      if (entry.kind === 'vmsd' && isEarly(entry, release) && isNeeded(entry, release)) {
        texts.push(this.writeFull(entry, to));
      } else if (entry.kind === 'live' && guarded(entry, () => entry.handler.isActive?.() !== false)) {
        live.push(entry);
        writeSectionHeader(to, { type: QEMU_VM_SECTION_START, ...entry });
        guarded(entry, () => entry.handler.setup(to));
        this.footer(to, entry);
      }
    }
    for (const entry of live) {
      if (entry.handler.iterate === undefined) continue;
      writeSectionHeader(to, { type: QEMU_VM_SECTION_PART, ...entry });
      yield* guardedPhase(entry, () => entry.handler.iterate?.(to));
      this.footer(to, entry);
      yield;
    }
    if (switchoverStart) writeCommand(to, MIG_CMD_SWITCHOVER_START);
    for (const entry of live) {
      writeSectionHeader(to, { type: QEMU_VM_SECTION_END, ...entry });
      yield* guardedPhase(entry, () => entry.handler.complete(to));
      this.footer(to, entry);
    }
    for (const entry of entries) {
      if (entry.kind === 'live' || (entry.kind === 'vmsd' && isEarly(entry, release))) continue;
      if (entry.kind === 'vmsd' && !isNeeded(entry, release)) continue;
      texts.push(this.writeFull(entry, to));
      yield;
    }
    to.u8(QEMU_VM_EOF);
    if (!description) return;
    const text = this.describe(texts);
    to.u8(QEMU_VM_VMDESCRIPTION);
    to.u32(text.length);
    yield;
    to.raw(text);
  }

  private checkMigratable(): void {
    const blocked = this.registry.entries.find((entry) => entry.kind === 'vmsd' && entry.def.unmigratable);
    if (blocked === undefined) return;
    const reason = `State blocked by non-migratable device '${blocked.idstr}'; remove it before saving`;
    throw new ValueError('unmigratable', reason, { path: blocked.idstr });
  }

  /** QEMU since 10.0 describes the configuration it wrote, and aborts when there is none. */
  private checkDescribable(): void {
    const { release, configuration, description } = this.profile;
    if (configuration || !description || !atLeast(release, '10.0')) return;
    const reason = `QEMU ${release} cannot describe a stream without a configuration; switch the description off, too`;
    throw new ValueError('unsupported', reason, { path: 'configuration' });
  }

  private writeConfiguration(to: ByteWriter): void {
    to.u8(QEMU_VM_CONFIGURATION);
    this.saveConfiguration(to, new Shape());
  }

  private saveConfiguration(to: ByteWriter, shape: Shape): void {
    const plan = planOf(vmstateConfiguration, this.profile.release, 'save');
    saveObject(plan, configurationState(this.facts) as never, { to, shape, context: undefined, live: false });
  }

  /** Writes a whole section. Returns its description, or nothing if the stream has none. */
  private writeFull(entry: VmsdEntry | OldStyleEntry, to: ByteWriter): Uint8Array {
    writeSectionHeader(to, { type: QEMU_VM_SECTION_FULL, ...entry });
    const { shape } = this;
    shape.reset();
    const begin = to.at;
    try {
      if (entry.kind === 'old-style') entry.handler.save(to);
      else saveObject(entry.plan, entry.state, { to, shape, context: entry.context, live: true });
    } catch (error) {
      throw within(error, entry.idstr, '/');
    }
    const size = to.at - begin;
    this.footer(to, entry);
    const { release, description } = this.profile;
    if (!description) return NOTHING;
    if (entry.kind === 'vmsd' && !entry.def.oldStyle) entry.description.update(entry.plan, shape);
    else {
      const describe = entry.kind === 'old-style' ? entry.handler.describe : undefined;
      entry.description.updateOpaque(release, rulesOf(release).json, size, describe);
    }
    return entry.description.bytes();
  }

  private footer(to: ByteWriter, entry: Entry): void {
    if (this.profile.footers) writeFooter(to, entry.sectionId);
  }

  /** The whole description; put together anew only when a part of it changed. */
  private describe(parts: readonly Uint8Array[]): Uint8Array {
    const { text } = this;
    const same = parts.length === this.parts.length && parts.every((part, i) => part === this.parts[i]);
    if (same && text !== undefined) return text;
    const { release, configuration } = this.profile;
    const json = new JsonWriter(rulesOf(release).json);
    json.startObject();
    if (configuration && atLeast(release, '10.0')) this.describeConfiguration(json);
    json.int('page_size', this.pageSize);
    json.startArray('devices');
    for (const part of parts) json.raw(undefined, part);
    json.endArray();
    json.endObject();
    this.parts = parts;
    this.text = json.bytes();
    return this.text;
  }

  private describeConfiguration(json: JsonWriter): void {
    const shape = new Shape();
    this.saveConfiguration(new ByteWriter(256), shape);
    json.startObject('configuration');
    describeObject(planOf(vmstateConfiguration, this.profile.release, 'save'), new ShapeReader(shape), json);
    json.endObject();
  }
}

const NOTHING = /* @__PURE__ */ new Uint8Array(0);

/** Runs what belongs to a section; what it throws gets the section's name. */
function guarded<T>({ idstr }: Entry, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw inSection(idstr, error);
  }
}

/** Runs a phase of a live section; what its handler throws gets the section's name. */
function* guardedPhase({ idstr }: LiveEntry, phase: () => Writing | undefined): Writing {
  try {
    const writing = phase();
    if (writing !== undefined) yield* writing;
  } catch (error) {
    throw inSection(idstr, error);
  }
}

function isEarly(entry: VmsdEntry, release: Release): boolean {
  return entry.def.earlySetup && atLeast(release, '10.0');
}

/** 2.3 does not ask whole sections whether they are needed. */
function isNeeded(entry: VmsdEntry, release: Release): boolean {
  const { needed } = entry.plan.hooks;
  if (needed === undefined || release === '2.3') return true;
  return guarded(entry, () => needed(entry.state, entry.context, undefined));
}

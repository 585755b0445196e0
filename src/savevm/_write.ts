/**
 * Writing a whole stream: the phases of `qemu_savevm_state_*` in `migration/savevm.c`.
 */
import { ValueError, VMStateError } from '../errors.js';
import { JsonWriter } from '../json-writer/index.js';
import { describeObject, ShapeReader } from '../vmstate/_describe.js';
import { planOf } from '../vmstate/_plan.js';
import { saveObject } from '../vmstate/_save.js';
import { Shape } from '../vmstate/_shape.js';
import { ByteWriter } from '../vmstate/bytes.js';
import { guarded } from '../vmstate/object.js';
import { atLeast, type Release, rulesOf } from '../vmstate/release.js';
import { configurationState, type MachineFacts, vmstateConfiguration } from './configuration.js';
import type { StreamProfile } from './profile.js';
import type { Writing } from './ram-save.js';
import type { Entry, LiveEntry, OldStyleEntry, Registry, VmsdEntry } from './registry.js';
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
  private text: Uint8Array | undefined;
  private order: readonly Entry[] = [];

  constructor(
    private readonly profile: StreamProfile,
    private readonly facts: MachineFacts,
    private readonly registry: Registry,
    private readonly pageSize: number,
  ) {}

  /** The whole stream. Yields where what is in the writer may be taken away. */
  *write(to: ByteWriter): Writing {
    this.checkMigratable();
    writeFileHeader(to);
    if (this.profile.configuration) this.writeConfiguration(to);
    const { entries } = this.registry;
    const sent: Entry[] = [];
    const live: LiveEntry[] = [];
    for (const entry of entries) {
      if (entry.kind === 'vmsd' && isEarly(entry, this.profile.release) && isNeeded(entry, this.profile.release)) {
        this.writeFull(entry, to);
        sent.push(entry);
      } else if (entry.kind === 'live' && entry.handler.isActive?.() !== false) {
        live.push(entry);
        writeSectionHeader(to, { type: QEMU_VM_SECTION_START, ...entry });
        guarded(entry.idstr, () => entry.handler.setup(to));
        this.footer(to, entry);
      }
    }
    for (const entry of live) {
      if (entry.handler.iterate === undefined) continue;
      writeSectionHeader(to, { type: QEMU_VM_SECTION_PART, ...entry });
      yield* entry.handler.iterate(to);
      this.footer(to, entry);
      yield;
    }
    if (this.profile.switchoverStart) writeCommand(to, MIG_CMD_SWITCHOVER_START);
    for (const entry of live) {
      writeSectionHeader(to, { type: QEMU_VM_SECTION_END, ...entry });
      yield* entry.handler.complete(to);
      this.footer(to, entry);
    }
    for (const entry of entries) {
      if (entry.kind === 'live' || (entry.kind === 'vmsd' && isEarly(entry, this.profile.release))) continue;
      if (entry.kind === 'vmsd' && !isNeeded(entry, this.profile.release)) continue;
      this.writeFull(entry, to);
      sent.push(entry);
      yield;
    }
    to.u8(QEMU_VM_EOF);
    if (!this.profile.description) return;
    const text = this.describe(sent);
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

  private writeConfiguration(to: ByteWriter): void {
    to.u8(QEMU_VM_CONFIGURATION);
    this.saveConfiguration(to, new Shape());
  }

  private saveConfiguration(to: ByteWriter, shape: Shape): void {
    const plan = planOf(vmstateConfiguration, this.profile.release, 'save');
    saveObject(plan, configurationState(this.facts) as never, { to, shape, context: undefined, live: false });
  }

  private writeFull(entry: VmsdEntry | OldStyleEntry, to: ByteWriter): void {
    writeSectionHeader(to, { type: QEMU_VM_SECTION_FULL, ...entry });
    const { shape } = this;
    shape.reset();
    const begin = to.at;
    guarded(entry.idstr, () => {
      try {
        if (entry.kind === 'old-style') entry.handler.save(to);
        else saveObject(entry.plan, entry.state, { to, shape, context: entry.context, live: true });
      } catch (error) {
        throw error instanceof VMStateError ? error.within(entry.idstr, '/') : error;
      }
    });
    if (this.profile.description) {
      const { release } = this.profile;
      const changed =
        entry.kind === 'vmsd'
          ? entry.description.update(entry.plan, shape)
          : entry.description.updateOpaque(release, rulesOf(release).json, to.at - begin);
      if (changed) this.text = undefined;
    }
    this.footer(to, entry);
  }

  private footer(to: ByteWriter, entry: Entry): void {
    if (this.profile.footers) writeFooter(to, entry.sectionId);
  }

  /** The whole description; put together anew only when a part of it changed. */
  private describe(sent: readonly Entry[]): Uint8Array {
    const same = sent.length === this.order.length && sent.every((entry, i) => entry === this.order[i]);
    if (same && this.text !== undefined) return this.text;
    const { release } = this.profile;
    const json = new JsonWriter(rulesOf(release).json);
    json.startObject();
    if (atLeast(release, '10.0') && this.profile.configuration) this.describeConfiguration(json);
    json.int('page_size', this.pageSize);
    json.startArray('devices');
    for (const entry of sent) if (entry.kind !== 'live') json.raw(undefined, entry.description.bytes());
    json.endArray();
    json.endObject();
    this.order = sent;
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

function isEarly(entry: VmsdEntry, release: Release): boolean {
  return entry.def.earlySetup && atLeast(release, '10.0');
}

/** 2.3 does not ask whole sections whether they are needed. */
function isNeeded(entry: VmsdEntry, release: Release): boolean {
  const { needed } = entry.plan.hooks;
  if (needed === undefined || release === '2.3') return true;
  return guarded(entry.idstr, () => needed(entry.state, entry.context, undefined));
}

/**
 * Writing a whole stream: the phases of `qemu_savevm_state_*` in `migration/savevm.c`.
 */
import { ValueError } from '../errors.js';
import { JsonWriter } from '../json-writer/index.js';
import { planOf } from '../vmstate/_plan.js';
import { describeHandler, Saving, saveObject } from '../vmstate/_save.js';
import { within } from '../vmstate/_within.js';
import type { ByteWriter } from '../vmstate/bytes.js';
import { atLeast, rulesOf } from '../vmstate/release.js';
import { configurationState, type MachineFacts, vmstateConfiguration } from './configuration.js';
import type { StreamProfile } from './profile.js';
import type { Writing } from './ram-save.js';
import { type Entry, inSection, type Registry } from './registry.js';
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
  /** The whole description, and the texts that it was put together from. */
  private text: Uint8Array | undefined;
  private parts: readonly string[] = [];

  constructor(
    private readonly profile: StreamProfile,
    private readonly facts: MachineFacts,
    private readonly registry: Registry,
    private readonly pageSize: number,
  ) {}

  /** The whole stream. Yields where what is in the writer may be taken away. */
  *write(to: ByteWriter): Writing {
    const { release, configuration, description, switchoverStart } = this.profile;
    this.registry.checkMigratable();
    // QEMU since 10.0 describes the configuration it wrote, and aborts when there is none.
    const described = description && atLeast(release, '10.0');
    if (described && !configuration) {
      const reason = `QEMU ${release} cannot describe a stream without a configuration; switch the description off, too`;
      throw new ValueError('unsupported', reason, { path: 'configuration' });
    }
    writeFileHeader(to);
    const json = this.startObject();
    if (configuration) {
      to.u8(QEMU_VM_CONFIGURATION);
      if (described) json.startObject('configuration');
      const run = new Saving(to, undefined, false, described ? json : undefined);
      saveObject(planOf(vmstateConfiguration, release, 'save'), configurationState(this.facts) as never, run);
      if (described) json.endObject();
    }
    json.int('page_size', this.pageSize);
    json.startArray('devices');
    const parts = [json.text];
    const entries = [...this.registry.entries]; // others may register while we wait for a sink
    const live: Entry[] = [];
    for (const entry of entries) {
      const { whole } = entry;
      if (whole !== undefined) {
        if (whole.early && inSection(entry.idstr, () => whole.isNeeded())) parts.push(this.writeFull(entry, to));
      } else if (inSection(entry.idstr, () => entry.live?.isActive?.() !== false)) {
        live.push(entry);
        yield* this.phase(QEMU_VM_SECTION_START, entry, to, () => entry.live?.setup(to) as undefined);
      }
    }
    for (const entry of live) {
      if (entry.live?.iterate !== undefined)
        yield* this.phase(QEMU_VM_SECTION_PART, entry, to, () => entry.live?.iterate?.(to));
    }
    if (switchoverStart) writeCommand(to, MIG_CMD_SWITCHOVER_START);
    for (const entry of live) yield* this.phase(QEMU_VM_SECTION_END, entry, to, () => entry.live?.complete(to));
    for (const entry of entries) {
      const { whole } = entry;
      if (whole === undefined || whole.early || !inSection(entry.idstr, () => whole.isNeeded())) continue;
      parts.push(this.writeFull(entry, to));
      yield;
    }
    to.u8(QEMU_VM_EOF);
    if (!description) return;
    const text = this.describe(parts, json);
    to.u8(QEMU_VM_VMDESCRIPTION);
    to.u32(text.length);
    yield;
    to.raw(text);
  }

  private startObject(): JsonWriter {
    const json = new JsonWriter(rulesOf(this.profile.release).json);
    json.startObject();
    return json;
  }

  /** Writes one phase of a live section. */
  private *phase(type: number, entry: Entry, to: ByteWriter, body: () => Writing | undefined): Writing {
    writeSectionHeader(to, { type, ...entry });
    try {
      const writing = body();
      if (writing !== undefined) yield* writing;
    } catch (error) {
      throw within(error, entry.idstr, '/');
    }
    this.footer(to, entry);
    yield;
  }

  /** Writes a whole section and returns its description, which is kept as long as the section has the same shape. */
  private writeFull(entry: Entry, to: ByteWriter): string {
    writeSectionHeader(to, { type: QEMU_VM_SECTION_FULL, ...entry });
    const { description } = this.profile;
    const { context, opaque, save, describe } = entry.whole as NonNullable<Entry['whole']>;
    const begin = to.at;
    const { text } = entry;
    entry.text = ''; // nothing is kept of a save that fails
    try {
      const json = description && (text === '' || describe !== undefined) ? this.startDevice(entry) : undefined;
      const run = new Saving(to, context, true, opaque ? undefined : json, entry.shape);
      save(run);
      const size = to.at - begin;
      if (opaque) run.note(size);
      if (json !== undefined && opaque) describe === undefined ? describeHandler(size, json) : describe(json);
      json?.endObject();
      // With another shape the text is another one.
      const same = run.same();
      if (description) entry.text = json?.text ?? (same ? text : this.textOf(entry, to, size));
    } catch (error) {
      throw within(error, entry.idstr, '/');
    }
    this.footer(to, entry);
    return entry.text;
  }

  /**
   * The description of a section of `size` bytes that has just been written: one more walk, whose bytes are dropped, and
   * which runs no hooks. Only if `postSave` has taken away what was saved is the section written again, hooks and all.
   */
  private textOf(entry: Entry, to: ByteWriter, size: number, hooks = false): string {
    const json = this.startDevice(entry);
    const { context, opaque, save } = entry.whole as NonNullable<Entry['whole']>;
    if (opaque) describeHandler(size, json);
    else {
      const end = to.at;
      if (hooks) to.at -= size;
      const run = new Saving(to, context, true, json, entry.shape, hooks);
      save(run);
      if (!hooks) to.at = end;
      if (!run.same() && !hooks) return this.textOf(entry, to, size, true);
    }
    json.endObject();
    return json.text;
  }

  private startDevice({ idstr, instanceId }: Entry): JsonWriter {
    const json = this.startObject();
    json.str('name', idstr);
    // 2.3 prints the id signed.
    json.int('instance_id', this.profile.release === '2.3' ? instanceId | 0 : instanceId);
    return json;
  }

  /** The whole description; put together anew only when a part of it changed. */
  private describe(parts: readonly string[], json: JsonWriter): Uint8Array {
    const same = parts.length === this.parts.length && parts.every((part, i) => part === this.parts[i]);
    if (this.text === undefined || !same) {
      for (const part of parts.slice(1)) json.raw(undefined, part);
      json.endArray();
      json.endObject();
      this.parts = parts;
      this.text = json.bytes();
    }
    return this.text;
  }

  private footer(to: ByteWriter, entry: Entry): void {
    if (this.profile.footers) writeFooter(to, entry.sectionId);
  }
}

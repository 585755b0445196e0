/**
 * Reading a stream without a machine: `readStream` walks it from the first byte to the last.
 *
 * A stream without a description can only be read by definitions.
 */
import { StreamError } from '../../errors.js';
import { planOf } from '../../vmstate/_plan.js';
import { ByteReader } from '../../vmstate/bytes.js';
import { type Description, findDescription, parseDescription } from '../../vmstate/described/index.js';
import { decodeObject } from '../../vmstate/object.js';
import type { Release } from '../../vmstate/release.js';
import { type ConfigurationState, vmstateConfiguration } from '../configuration.js';
import { RAM_SECTION } from '../ram.js';
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
  readFullHeader,
  type SectionHeader,
} from '../wire.js';
import { SectionEnds } from './ends.js';
import { readLiveBody } from './live-bodies.js';
import type { Candidate, Command, DeviceSection, Item, LiveSection, MigrationStream } from './model.js';
import { type RamReading, readRamBody } from './ram-body.js';
import { DeviceReader } from './read-device.js';
import { releasesOf } from './release.js';
import { catalogueOf } from './typed.js';

export interface ReadOptions {
  /** Who wrote the stream; found out from its text and its sections if not given. */
  readonly release?: Release;
  /** Typed definitions; sections that none of them fits are decoded by the description. */
  readonly catalogue?: readonly Candidate[];
  /** Target page size in bytes, for streams whose description is missing; 4096 if not given. */
  readonly pageSize?: number;
}

/**
 * Reads a whole stream. The bytes must stay as they are while the result is in use: pages are views of them.
 *
 * @throws {StreamError} with path and offset.
 */
export function readStream(bytes: Uint8Array, options: ReadOptions = {}): MigrationStream {
  return new StreamReader(bytes, options).read();
}

class StreamReader {
  private readonly from: ByteReader;
  private readonly description: Description | undefined;
  private readonly releases: readonly Release[];
  private readonly known = new Map<number, SectionHeader>();
  private readonly ends: SectionEnds;
  private readonly devices: DeviceReader;
  private configuration: ConfigurationState | undefined;
  private ram: RamReading;

  constructor(bytes: Uint8Array, options: ReadOptions) {
    this.from = new ByteReader(bytes);
    const place = findDescription(bytes);
    this.description = place && parseDescription(bytes.subarray(place.start, place.end), { base: place.start });
    this.releases = options.release !== undefined ? [options.release] : releasesOf(this.description, bytes);
    const pageSize = this.description?.pageSize ?? options.pageSize ?? 4096;
    this.ram = { pageSize, ignoreShared: false, mappedRam: false, last: undefined };
    const { from, description, releases, known } = this;
    this.ends = new SectionEnds(from, known, description !== undefined);
    this.devices = new DeviceReader(from, catalogueOf(options.catalogue ?? []), description, releases, this.ends);
  }

  read(): MigrationStream {
    const { from } = this;
    readFileHeader(from);
    if (from.peek() === QEMU_VM_CONFIGURATION) this.readConfiguration();
    const items = this.readItems(from.end);
    const { description } = this;
    if (from.peek() === QEMU_VM_VMDESCRIPTION) {
      from.u8();
      from.take(from.u32());
    }
    const { count } = this.devices;
    if (description !== undefined && count !== description.devices.length) {
      const reason = `the description has ${description.devices.length} devices, but ${count} came`;
      throw new StreamError('description-mismatch', reason, { offset: from.offset, actual: count });
    }
    return {
      release: this.devices.release(),
      pageSize: this.ram.pageSize,
      configuration: this.configuration,
      footers: this.ends.footers ?? false,
      items,
      description: description && {
        json: description.dialect,
        configuration: description.configuration !== undefined,
        pageSize: description.pageSize,
      },
      trailing: from.bytes.subarray(from.at),
    };
  }

  private readConfiguration(): void {
    this.from.u8();
    const plan = planOf(vmstateConfiguration, this.releases[0] as Release, 'load', 0);
    this.configuration = decodeObject(plan, this.from) as unknown as ConfigurationState;
    const capabilities = this.configuration.capabilities?.capabilities ?? [];
    const bits = this.configuration.target_page_bits?.target_page_bits;
    this.ram = {
      pageSize: this.description === undefined && bits !== undefined ? 2 ** Math.min(bits, 30) : this.ram.pageSize,
      ignoreShared: capabilities.includes('x-ignore-shared'),
      mappedRam: capabilities.includes('mapped-ram'),
      last: undefined,
    };
  }

  /** Items up to the end mark, or in a packaged piece up to its last byte. */
  private readItems(end: number): Item[] {
    const { from } = this;
    const items: Item[] = [];
    while (end === from.end || from.at < end) {
      const { offset } = from;
      const type = from.u8();
      if (type === QEMU_VM_EOF) break;
      if (type === QEMU_VM_SECTION_START || type === QEMU_VM_SECTION_FULL) {
        const header = readFullHeader(type, from);
        this.known.set(header.sectionId, header);
        items.push(type === QEMU_VM_SECTION_FULL ? this.readDevice(header) : this.readLive(header));
      } else if (type === QEMU_VM_SECTION_PART || type === QEMU_VM_SECTION_END) {
        const sectionId = from.u32();
        const header = this.known.get(sectionId);
        if (header === undefined) {
          throw new StreamError('unknown-section-id', `no section with the id ${sectionId} began before`, {
            offset,
            actual: sectionId,
          });
        }
        items.push(this.readLive({ ...header, type }));
      } else if (type === QEMU_VM_COMMAND) items.push(this.readCommand());
      else {
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
    return items;
  }

  private readCommand(): Command {
    const { from } = this;
    const { command, data } = readCommand(from);
    if (command !== MIG_CMD_PACKAGED) return { kind: 'command', command, data, packaged: undefined };
    const length = new DataView(data.buffer, data.byteOffset).getUint32(0);
    from.need(length);
    return { kind: 'command', command, data, packaged: this.readItems(from.at + length) };
  }

  private readLive(header: SectionHeader): LiveSection {
    const { from } = this;
    const { at } = from;
    const isStart = header.type === QEMU_VM_SECTION_START;
    const body = header.idstr === RAM_SECTION ? readRamBody(from, this.ram) : readLiveBody(header.idstr, from, isStart);
    const section: LiveSection = { kind: 'live', header, offset: at, length: from.at - at, body };
    this.ends.take(header);
    return section;
  }

  private readDevice(header: SectionHeader): DeviceSection {
    const { from } = this;
    const { at } = from;
    const content = this.devices.read(header);
    const section: DeviceSection = { kind: 'device', header, offset: at, length: from.at - at, content };
    this.ends.take(header);
    return section;
  }
}

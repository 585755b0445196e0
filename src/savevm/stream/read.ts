/**
 * Reading a stream without a machine: `readStream` walks it from the first byte to the last.
 *
 * Device sections are decoded by a definition of the catalogue if one fits to the last byte and to the text, else
 * by the stream's own description. A stream without a description can only be read by definitions.
 */
import { StreamError, show } from '../../errors.js';
import { JsonWriter } from '../../json-writer/index.js';
import { planOf } from '../../vmstate/_plan.js';
import { within } from '../../vmstate/_within.js';
import { ByteReader } from '../../vmstate/bytes.js';
import {
  type DescribedDevice,
  type DescribedState,
  type Description,
  decodeDescribed,
  findDescription,
  parseDescription,
  writeDescribedObject,
} from '../../vmstate/described/index.js';
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
  QEMU_VM_SECTION_FOOTER,
  QEMU_VM_SECTION_FULL,
  QEMU_VM_SECTION_PART,
  QEMU_VM_SECTION_START,
  QEMU_VM_VMDESCRIPTION,
  readCommand,
  readFileHeader,
  readFooter,
  readFullHeader,
  type SectionHeader,
} from '../wire.js';
import { readLiveBody } from './live-bodies.js';
import type { Candidate, Command, Content, DeviceSection, Item, LiveSection, MigrationStream } from './model.js';
import { type RamReading, readRamBody } from './ram-body.js';
import { releasesOf } from './release.js';
import { type Catalogue, catalogueOf, OPAQUE, type TypedFit, tryTyped } from './typed.js';

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
  private readonly catalogue: Catalogue;
  private readonly description: Description | undefined;
  private readonly releases: readonly Release[];
  private readonly known = new Map<number, SectionHeader>();
  private devices = 0;
  private footers: boolean | undefined;
  private configuration: ConfigurationState | undefined;
  private ram: RamReading;
  /** How many sections each release decoded, to tell who wrote the stream. */
  private readonly votes = new Map<Release, number>();

  constructor(
    private readonly bytes: Uint8Array,
    options: ReadOptions,
  ) {
    this.from = new ByteReader(bytes);
    this.catalogue = catalogueOf(options.catalogue ?? []);
    const place = findDescription(bytes);
    this.description = place && parseDescription(bytes.subarray(place.start, place.end), { base: place.start });
    this.releases = options.release !== undefined ? [options.release] : releasesOf(this.description, bytes);
    const pageSize = this.description?.pageSize ?? options.pageSize ?? 4096;
    this.ram = { pageSize, ignoreShared: false, mappedRam: false, last: undefined };
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
    if (description !== undefined && this.devices !== description.devices.length) {
      const reason = `the description has ${description.devices.length} devices, but ${this.devices} came`;
      throw new StreamError('description-mismatch', reason, { offset: from.offset, actual: this.devices });
    }
    return {
      release: this.release(),
      pageSize: this.ram.pageSize,
      configuration: this.configuration,
      footers: this.footers ?? false,
      items,
      description: description && {
        json: description.dialect,
        configuration: description.configuration !== undefined,
        pageSize: description.pageSize,
      },
      trailing: from.bytes.subarray(from.at),
    };
  }

  private release(): Release {
    const best = [...this.votes].sort((a, b) => b[1] - a[1])[0];
    return best?.[0] ?? (this.releases[this.releases.length - 1] as Release);
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
    this.readFooter(header);
    return section;
  }

  private readFooter(header: SectionHeader): void {
    this.footers ??= this.isFooter(this.from.at, header.sectionId);
    if (!this.footers) return;
    try {
      readFooter(this.from, header.sectionId);
    } catch (error) {
      throw within(error, header.idstr, '/');
    }
  }

  private isFooter(at: number, sectionId: number): boolean {
    const { bytes, view } = this.from;
    return bytes[at] === QEMU_VM_SECTION_FOOTER && at + 5 <= bytes.length && view.getUint32(at + 1) === sectionId;
  }

  private readDevice(header: SectionHeader): DeviceSection {
    const { from } = this;
    const { at } = from;
    const device = this.deviceOf(header);
    const content = device === undefined ? this.typedAlone(header) : this.byDescription(header, device);
    const section: DeviceSection = { kind: 'device', header, offset: at, length: from.at - at, content };
    this.readFooter(header);
    return section;
  }

  /** The description lists the FULL sections in the order of the stream. */
  private deviceOf(header: SectionHeader): DescribedDevice | undefined {
    if (this.description === undefined) return undefined;
    const device = this.description.devices[this.devices++];
    if (device?.name === header.idstr && device.instanceId >>> 0 === header.instanceId) return device;
    throw new StreamError(
      'description-mismatch',
      `the description says ${show(device?.name)} where ${show(header.idstr)} comes`,
      {
        path: header.idstr,
        offset: this.from.offset,
        expected: device?.name,
        actual: header.idstr,
      },
    );
  }

  private byDescription(header: SectionHeader, device: DescribedDevice): Content {
    const { from } = this;
    if (device.object === undefined) return this.oldStyle(header, device.size);
    const begin = from.at;
    const { state, end } = this.decodeDescribed(header, device.object);
    from.at = end;
    const json = new JsonWriter((this.description as Description).dialect);
    json.startObject();
    writeDescribedObject(device.object, json);
    json.endObject();
    const fit = this.typed(device.object.vmsdName, header, begin, end, json.text, state);
    return fit?.content ?? { how: 'described', state };
  }

  private oldStyle(header: SectionHeader, size: number): Content {
    const begin = this.from.at;
    const bytes = this.from.take(size);
    for (const name of namesOf(header)) {
      const fit = this.typed(name, header, begin, begin + size, OPAQUE);
      if (fit !== undefined) return fit.content;
    }
    return { how: 'opaque', bytes: bytes.slice() };
  }

  /**
   * Decodes by the description. Where the text alone does not say how long the section is (null elements up to
   * 7.2), the footer does.
   */
  private decodeDescribed(header: SectionHeader, object: NonNullable<DescribedDevice['object']>) {
    const { from } = this;
    const begin = from.at;
    let failure: unknown;
    try {
      const state = decodeDescribed(object, from);
      if (this.endsAt(from.at, header)) return { state, end: from.at };
    } catch (error) {
      if (!(error instanceof StreamError)) throw error;
      failure = error.within(header.idstr, '/');
    }
    if (this.footers !== false) {
      for (let end = begin; end + 5 <= from.end; end++) {
        if (!this.isFooter(end, header.sectionId) || !isTypeByte(from.bytes[end + 5])) continue;
        try {
          from.at = begin;
          return { state: decodeDescribed(object, from, { end }), end };
        } catch (error) {
          if (!(error instanceof StreamError)) throw error;
          failure ??= error.within(header.idstr, '/');
        }
      }
    }
    throw (
      failure ??
      new StreamError('section-size', 'the section does not end where its description says', {
        path: header.idstr,
        offset: begin,
      })
    );
  }

  /** Whether a section may end here: its footer, or what may follow. */
  private endsAt(at: number, header: SectionHeader): boolean {
    if (this.footers === true) return this.isFooter(at, header.sectionId);
    if (this.footers === undefined && this.isFooter(at, header.sectionId)) return true;
    return this.mayFollow(at);
  }

  /** Whether what stands here looks like what follows a section: the end of the stream, a header, a command. */
  private mayFollow(at: number): boolean {
    const { bytes, view } = this.from;
    const type = bytes[at];
    const next = bytes[at + 1];
    if (type === QEMU_VM_EOF)
      return next === undefined || (this.description !== undefined && next === QEMU_VM_VMDESCRIPTION);
    if (type === QEMU_VM_COMMAND) return next === 0;
    if (at + 6 > bytes.length) return false;
    if (type === QEMU_VM_SECTION_PART || type === QEMU_VM_SECTION_END) return this.known.has(view.getUint32(at + 1));
    if (type !== QEMU_VM_SECTION_FULL && type !== QEMU_VM_SECTION_START) return false;
    const length = bytes[at + 5] as number;
    const name = bytes.subarray(at + 6, at + 6 + length);
    return length > 0 && name.length === length && name.every((byte) => byte > 0x20 && byte < 0x7f);
  }

  private typed(
    name: string,
    header: SectionHeader,
    begin: number,
    end: number,
    text: string | typeof OPAQUE,
    described?: DescribedState,
  ): TypedFit | undefined {
    const at = new ByteReader(this.bytes, begin);
    let found: TypedFit | undefined;
    for (const release of this.releases) {
      const fit = this.firstFit(name, release, header, at, end, text, described);
      if (fit === undefined) continue;
      this.vote(release);
      found ??= fit;
    }
    return found;
  }

  private vote(release: Release): void {
    this.votes.set(release, (this.votes.get(release) ?? 0) + 1);
  }

  private firstFit(
    name: string,
    release: Release,
    header: SectionHeader,
    at: ByteReader,
    end: number | undefined,
    text: string | typeof OPAQUE | undefined,
    described?: DescribedState,
  ): TypedFit | undefined {
    for (const candidate of this.catalogue.get(name) ?? []) {
      const fit = tryTyped(candidate, release, header.versionId, at, end, text, described);
      if (fit !== undefined) return fit;
    }
    return undefined;
  }

  /** Without a description: the definitions that fit up to where a section may end must agree on that place. */
  private typedAlone(header: SectionHeader): Content {
    const { from } = this;
    const fits: TypedFit[] = [];
    for (const release of this.releases) {
      const candidates = namesOf(header).flatMap((name) => this.catalogue.get(name) ?? []);
      const found = candidates
        .map((candidate) => tryTyped(candidate, release, header.versionId, from, undefined, undefined))
        .filter((fit) => fit !== undefined && this.endsAt(fit.end, header));
      fits.push(...(found as TypedFit[]));
      if (found.length > 0) this.vote(release);
    }
    const [fit] = fits;
    if (fit === undefined) {
      const reason = `the stream has no description, and no definition of ${show(header.idstr)} fits this section`;
      throw new StreamError('description-missing', reason, { path: header.idstr, offset: from.offset });
    }
    if (fits.some((other) => other.end !== fit.end)) {
      const reason = `the stream has no description, and several definitions of ${show(header.idstr)} fit; name the release`;
      throw new StreamError('description-missing', reason, { path: header.idstr, offset: from.offset });
    }
    from.at = fit.end;
    return fit.content;
  }
}

/** What the definition of a section may be called: the device path is no part of it. */
function namesOf({ idstr }: SectionHeader): string[] {
  return [...new Set([idstr, idstr.slice(idstr.lastIndexOf('/') + 1)])];
}

function isTypeByte(byte: number | undefined): boolean {
  return byte !== undefined && (byte <= QEMU_VM_SECTION_FULL || byte === QEMU_VM_COMMAND);
}

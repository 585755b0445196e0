/**
 * `SaveVM`: the machine as its stream sees it. Register definitions with the states they describe, memory and
 * hand-written sections, then save and load.
 */
import { DefinitionError, VMStateError } from '../errors.js';
import { Overwritten } from '../vmstate/_undo.js';
import { ByteReader, ByteWriter } from '../vmstate/bytes.js';
import type { ContextOf, Definition, StateOf } from '../vmstate/definition.js';
import type { Accepted } from '../vmstate/object.js';
import type { Release } from '../vmstate/release.js';
import { type LoadReport, StreamLoader } from './_read.js';
import { StreamWriter } from './_write.js';
import { type Chunks, readChunks } from './chunks.js';
import { checkCapabilities, type MachineFacts } from './configuration.js';
import { profileOf, type StreamProfile } from './profile.js';
import {
  checkPageSize,
  type Memory,
  type Progress,
  RAM_SECTION,
  RAM_SECTION_VERSION,
  type RamBlock,
  type RamOptions,
} from './ram.js';
import { loadRam, type RamEncoding, type RamLoading } from './ram-load.js';
import { type RamSaving, saveRamEnd, saveRamPages, saveRamSetup } from './ram-save.js';
import {
  type Device,
  type DeviceOptions,
  type LiveHandler,
  type OldStyleHandler,
  type RegisterOptions,
  Registry,
} from './registry.js';

/** Who would write the stream, and as which machine. */
export interface SaveVMOptions extends Omit<MachineFacts, 'machine'> {
  readonly release: Release;
  /** The machine type's real name, such as `pc-i440fx-7.2`. */
  readonly machine?: string;
  /** Target page size in bytes: a power of two from 256; 4096 if not given. */
  readonly pageSize?: number;
  /** Parts of the stream that go against what release and machine type decide. */
  readonly profile?: Partial<Omit<StreamProfile, 'release' | 'machine'>>;
  /** Encodings of RAM pages besides plain ones: `ramEncodings` of `vmstate/ram-encodings`. */
  readonly ramEncodings?: readonly RamEncoding[];
}

/** Where `saveTo` puts its chunks. A chunk may be overwritten once `write` has come back, or its promise settled. */
export interface Sink {
  write(chunk: Uint8Array): unknown;
}

export interface TransferOptions {
  /** Told about guest memory, now and then and at its end. */
  readonly onProgress?: (progress: Progress) => void;
}

/** What `tryLoad` gives back: a report, or the error that `load` would have thrown. */
export type LoadResult =
  | { readonly ok: true; readonly report: LoadReport }
  | { readonly ok: false; readonly error: VMStateError };

/** A registered device: its definition, and the state that is saved and loaded. */
export interface DeviceEntry extends Pick<Device, 'def' | 'state' | 'context'> {
  readonly idstr: string;
  readonly instanceId: number;
}

/** With a context in the definition, options must hand one over. */
type WithContext<D> =
  undefined extends ContextOf<D>
    ? [options?: DeviceOptions & { readonly context?: unknown }]
    : [options: DeviceOptions & { readonly context: ContextOf<D> }];

/**
 * A registered machine.
 *
 * @example
 * const vm = new SaveVM({ release: '7.2', machine: 'pc-i440fx-7.2' });
 * vm.registerRam('pc.ram', guestMemory);
 * vm.register(vmstatePit, pit);
 * const stream = vm.save();
 * vm.load(stream);
 */
export class SaveVM {
  readonly profile: StreamProfile;
  readonly pageSize: number;
  private readonly facts: MachineFacts;
  private readonly registry: Registry;
  private readonly writer: StreamWriter;
  private readonly out = new ByteWriter(64 * 1024);
  private readonly log = new Overwritten();
  /** The registered guest memory. */
  readonly blocks: readonly RamBlock[] = [];
  private readonly encodings: readonly RamEncoding[];
  private onProgress: ((progress: Progress) => void) | undefined;
  private ramLoading: RamLoading | undefined;

  constructor(options: SaveVMOptions) {
    const { release, machine = '', pageSize = 4096, profile, ramEncodings = [], ...facts } = options;
    checkPageSize(pageSize);
    checkCapabilities(facts.capabilities ?? []);
    this.profile = profileOf(release, machine, profile);
    this.pageSize = pageSize;
    this.facts = { machine, ...facts };
    this.registry = new Registry(release);
    this.writer = new StreamWriter(this.profile, this.facts, this.registry, pageSize);
    this.encodings = ramEncodings;
  }

  /**
   * Adds a device: a definition and any object that has its properties. The object is neither copied nor changed.
   *
   * @returns a function that takes it out again.
   * @throws {DefinitionError} `not-in-release`, `duplicate-entry`, `bad-version`.
   */
  register<D extends Definition>(def: D, state: Accepted<StateOf<D>>, ...[options]: WithContext<D>): () => void {
    return this.registry.addDefinition(def, state as object, options?.context, options ?? {});
  }

  /** Adds a section that is written and read by hand. */
  registerOldStyle(idstr: string, handler: OldStyleHandler, options: RegisterOptions = {}): () => void {
    return this.registry.addOldStyle(idstr, handler, options);
  }

  /** Adds a section with phases. */
  registerLive(idstr: string, handler: LiveHandler, options: RegisterOptions = {}): () => void {
    return this.registry.addLive(idstr, handler, options);
  }

  /**
   * Adds a block of guest memory: whole pages. The first one also registers the section `ram`, which takes the next
   * section id.
   *
   * @throws {DefinitionError} `bad-name`, `duplicate-entry`.
   */
  registerRam(name: string, memory: Memory, options: RamOptions & Pick<RegisterOptions, 'sectionId'> = {}): void {
    const details = { path: `ram/${name}`, actual: name };
    if (name === '' || name.length > 255) {
      throw new DefinitionError('bad-name', 'it has 1 to 255 bytes', details);
    }
    if (this.blocks.some((block) => block.name === name)) {
      throw new DefinitionError('duplicate-entry', '', details);
    }
    if (this.blocks.length === 0) {
      const { sectionId } = options;
      this.registerLive(RAM_SECTION, this.ramHandler(), {
        instanceId: 0,
        ...(sectionId !== undefined && { sectionId }),
      });
    }
    (this.blocks as RamBlock[]).push({ name, memory, ...options });
  }

  /** The sections as registered: what a stream would name, in its order. */
  sections(): readonly {
    readonly idstr: string;
    readonly instanceId: number;
    readonly sectionId: number;
    readonly versionId: number;
  }[] {
    return this.registry.entries.map(({ idstr, instanceId, sectionId, versionId }) => ({
      idstr,
      instanceId,
      sectionId,
      versionId,
    }));
  }

  /** The registered devices, in the order of the stream; neither sections written by hand nor those with phases. */
  devices(): readonly DeviceEntry[] {
    return this.registry.entries.flatMap(({ idstr, instanceId, device }) =>
      device ? [{ idstr, instanceId, ...device }] : [],
    );
  }

  /**
   * The whole stream in one buffer of its own. With `reuse` it is a view of the writer's buffer instead, which the
   * next save overwrites.
   *
   * @throws {ValueError} with the path of the first value that cannot be written.
   */
  save(options: TransferOptions & { readonly reuse?: boolean } = {}): Uint8Array {
    const { out } = this;
    out.at = 0;
    this.onProgress = options.onProgress;
    for (const _ of this.writer.write(out));
    return options.reuse ? out.written() : out.written().slice();
  }

  /**
   * Writes the stream in chunks, waiting for the sink each time. Memory stays small whatever the guest's size. A
   * `WritableStream` is left open: close it for the reader to see the end.
   *
   * @returns the bytes written.
   */
  async saveTo(sink: Sink | WritableStream<Uint8Array>, options: TransferOptions = {}): Promise<number> {
    const writer = 'getWriter' in sink ? sink.getWriter() : undefined;
    // A WritableStream may keep a chunk in a queue after `write` has come back, so it gets chunks of its own.
    const to: Sink = writer === undefined ? (sink as Sink) : { write: (chunk) => writer.write(chunk.slice()) };
    const out = new ByteWriter(512 * 1024);
    let total = 0;
    const flush = async () => {
      if (out.at === 0) return;
      total += out.at;
      await to.write(out.written());
      out.at = 0;
    };
    this.onProgress = options.onProgress;
    try {
      for (const _ of this.writer.write(out)) if (out.at >= FLUSH) await flush();
      await flush();
    } finally {
      writer?.releaseLock();
    }
    return total;
  }

  /**
   * Loads a stream: all of it is read and checked, RAM included, before anything is written. Then memory, then
   * the devices are written, and `postLoad` runs in the order of the stream. If a hook fails, the devices are put
   * back; memory is not.
   *
   * @throws {StreamError} with path and offset.
   */
  load(stream: Uint8Array): LoadReport {
    const check = this.loader(false);
    const all = (loader: StreamLoader) => {
      const from = new ByteReader(stream);
      while (!loader.step(from, true));
    };
    all(check);
    if (this.registry.entries.some(({ live }) => live)) all(this.loader(true));
    return check.finish();
  }

  /** As {@link load}, but hands the error back. */
  tryLoad(stream: Uint8Array): LoadResult {
    try {
      return { ok: true, report: this.load(stream) };
    } catch (error) {
      if (error instanceof VMStateError) return { ok: false, error };
      throw error;
    }
  }

  /**
   * Loads a stream as it comes, in memory that does not grow with the guest. RAM is written as it comes, so a
   * stream that breaks off leaves RAM half loaded; device state is still all or nothing. Comes back at the end of the
   * stream, whether or not more follows.
   */
  async loadFrom(chunks: Chunks, options: TransferOptions = {}): Promise<LoadReport> {
    const { onProgress } = options;
    const loader = this.loader(true, onProgress);
    await readChunks(chunks, (from, ended) => loader.step(from, ended));
    const total = this.ramLoading?.total ?? 0;
    if (total > 0) onProgress?.({ done: total, total });
    return loader.finish();
  }

  private loader(write: boolean, onProgress?: (progress: Progress) => void): StreamLoader {
    const loader = new StreamLoader(this.profile, this.facts, this.registry, write, this.log);
    const { release } = this.profile;
    const { blocks, pageSize, encodings, ignoreShared } = this;
    const begin = { last: undefined, resized: new Map<RamBlock, number>(), done: 0, total: 0 };
    this.ramLoading = { blocks, pageSize, release, encodings, ignoreShared, write, onProgress, ...begin };
    return loader;
  }

  private get ignoreShared(): boolean {
    return this.facts.capabilities?.includes('x-ignore-shared') ?? false;
  }

  private ramHandler(): LiveHandler {
    const saving = (): RamSaving => {
      const { blocks, pageSize, ignoreShared, onProgress } = this;
      return { blocks, pageSize, ignoreShared, onProgress };
    };
    return {
      versionId: RAM_SECTION_VERSION,
      setup: (to) => saveRamSetup(saving(), to),
      iterate: (to) => saveRamPages(saving(), to),
      complete(to) {
        saveRamEnd(to);
        return undefined;
      },
      load: (from, versionId) => loadRam(from, versionId, this.ramLoading as RamLoading),
    };
  }
}

/** Bytes that `saveTo` gathers before it writes. */
const FLUSH = 128 * 1024;

/**
 * Opening a stream for a command: the file, unpacked, and the stream decoded with the whole catalogue.
 */
import { catalogue } from '../devices/index.js';
import {
  type Content,
  type DeviceSection,
  type Item,
  type MigrationStream,
  readStream,
} from '../savevm/stream/index.js';
import { layoutOf } from '../vmstate/_plan.js';
import type { Release } from '../vmstate/index.js';
import type { Io } from './io.js';
import { reading } from './problems.js';

/** A stream that was read. */
export interface Opened {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly stream: MigrationStream;
}

/** Reads and decodes a file. */
export function openStream(io: Io, file: string, release?: Release): Opened {
  return reading(file, () => {
    const bytes = io.read(file);
    return { file, bytes, stream: decodeStream(bytes, release) };
  });
}

/** Decodes a stream with all that is known. */
export function decodeStream(bytes: Uint8Array, release?: Release): MigrationStream {
  return readStream(bytes, { catalogue, ...(release !== undefined && { release }) });
}

/** All items in the order of the stream, those of packaged pieces too. */
export function* itemsOf(items: readonly Item[]): Generator<Item> {
  for (const item of items) {
    yield item;
    if (item.kind === 'command' && item.packaged !== undefined) yield* itemsOf(item.packaged);
  }
}

/** The sections of devices (FULL), in order. */
export function devicesOf(stream: MigrationStream): DeviceSection[] {
  return [...itemsOf(stream.items)].filter((item) => item.kind === 'device');
}

/** The name of the vmsd; of an opaque section that of the section. */
export function vmsdName({ header, content }: DeviceSection): string {
  if (content.how === 'typed') return layoutOf(content.def, content.release).name;
  return content.how === 'described' ? content.state.vmsdName : header.idstr;
}

/** Whether a section has a name: its own, with its instance, or that of its vmsd. */
export function isCalled(section: DeviceSection, name: string): boolean {
  const { idstr, instanceId } = section.header;
  return [idstr, `${idstr}/${instanceId}`, vmsdName(section)].includes(name);
}

/** How many sections are understood in which way, and the names of those that are not typed. */
export interface Understanding {
  readonly sections: number;
  readonly typed: number;
  readonly described: number;
  readonly opaque: number;
  /** Unique and sorted. */
  readonly untyped: readonly string[];
}

/** Counts. */
export function understandingOf(stream: MigrationStream): Understanding {
  const devices = devicesOf(stream);
  const count = (how: Content['how']) => devices.filter(({ content }) => content.how === how).length;
  const untyped = devices.filter(({ content }) => content.how !== 'typed').map(vmsdName);
  return {
    sections: devices.length,
    typed: count('typed'),
    described: count('described'),
    opaque: count('opaque'),
    untyped: [...new Set(untyped)].sort(),
  };
}

/** The machine type in the configuration; undefined for streams that have none. */
export function machineName({ configuration }: MigrationStream): string | undefined {
  return configuration && String.fromCharCode(...configuration.name);
}

/** What a section is called: its name, with the instance where it is not 0. */
export function sectionName({ idstr, instanceId }: Pick<DeviceSection['header'], 'idstr' | 'instanceId'>): string {
  return instanceId === 0 ? idstr : `${idstr} ${instanceId}`;
}

/** `43 typed, 2 described`, and what else is not zero. */
export function understandingText({ typed, described, opaque }: Understanding): string {
  const parts = [`${typed} typed`];
  if (described > 0) parts.push(`${described} described`);
  if (opaque > 0) parts.push(`${opaque} opaque`);
  return parts.join(', ');
}

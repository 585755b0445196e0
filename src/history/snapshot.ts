/**
 * Snapshots of a machine as immutable trees: what its devices hold, decoded, and its memory as shared pages.
 *
 * A snapshot has nothing in common with the live state. Its objects and lists are frozen. Typed arrays cannot be: do not
 * write into them, use {@link edit}, which copies them.
 */
import { freeze } from 'immer';
import { ValueError } from '../errors.js';
import { memoryOf } from '../savevm/ram.js';
import type { DeviceEntry, SaveVM } from '../savevm/savevm.js';
import { decode, encode, load, save } from '../vmstate/object.js';
import { bytesAt, type Dirty, type Pages, pagesOf, withBytes, writePages } from './pages.js';

/** The state of each device by its section's name, with the instance behind a space where it is not 0. */
// biome-ignore lint/suspicious/noExplicitAny: states of any device
export type Devices = Readonly<Record<string, any>>;

/** A machine at one moment. */
export interface Snapshot<D extends Devices = Devices> {
  readonly devices: D;
  /** Memory by the name of its block. */
  readonly memory: Readonly<Record<string, Pages>>;
}

/** What makes taking a snapshot cheaper. */
export interface TakeOptions<D extends Devices = Devices> {
  /** The snapshot before: what is the same is shared with it. */
  readonly before?: Snapshot<D>;
  /** Pages of a block that may have changed since `before`, if the emulator keeps track; else all are compared. */
  readonly dirty?: (block: string) => Dirty | undefined;
}

/**
 * A snapshot of a registered machine. Hooks run as for a save; sections written by hand are not in it.
 *
 * @throws {ValueError} with the path of the first value that cannot be saved.
 */
export function takeSnapshot<D extends Devices = Devices>(vm: SaveVM, options: TakeOptions<D> = {}): Snapshot<D> {
  const devices: Record<string, unknown> = {};
  for (const entry of vm.devices()) {
    const { def, state, context } = entry;
    const bytes = save(def, state, { release: vm.profile.release, context });
    devices[keyOf(entry)] = decode(def, bytes, { release: vm.profile.release, context, base: state });
  }
  const memory: Record<string, Pages> = {};
  for (const block of vm.blocks) {
    const { name } = block;
    memory[name] = pagesOf(memoryOf(block), vm.pageSize, options.before?.memory[name], options.dirty?.(name));
  }
  return Object.freeze({ devices: freeze(devices, true) as D, memory: Object.freeze(memory) });
}

/**
 * Puts a machine back to a snapshot: devices through their definitions, with all checks and hooks of a load, then
 * memory. If a device refuses, all are as they were, and so is memory.
 *
 * @throws {VMStateError} of the device that refused; {ValueError} `unknown-name`, `wrong-length` when the snapshot is of
 * another machine.
 */
export function restoreSnapshot(vm: SaveVM, snapshot: Snapshot): void {
  const { release } = vm.profile;
  const entries = vm.devices();
  const bytes = entries.map((entry) => {
    const key = keyOf(entry);
    const state = snapshot.devices[key];
    if (state === undefined) throw new ValueError('unknown-name', 'the snapshot has no such device', { path: key });
    return encode(entry.def, state, { release, context: entry.context });
  });
  checkMemory(vm, snapshot);
  const before = entries.map(({ def, state, context }) => save(def, state, { release, context }));
  const put = ({ def, state, context }: DeviceEntry, from: Uint8Array) => load(def, state, from, { release, context });
  let done = 0;
  try {
    for (; done < entries.length; done++) put(entries[done] as DeviceEntry, bytes[done] as Uint8Array);
  } catch (error) {
    while (done-- > 0) put(entries[done] as DeviceEntry, before[done] as Uint8Array);
    throw error;
  }
  for (const block of vm.blocks) writePages(snapshot.memory[block.name] as Pages, memoryOf(block));
}

function checkMemory(vm: SaveVM, { memory }: Snapshot): void {
  for (const block of vm.blocks) {
    const path = `ram/${block.name}`;
    const there = memory[block.name];
    if (there === undefined) throw new ValueError('unknown-name', 'the snapshot has no such memory', { path });
    const expected = memoryOf(block).length;
    if (there.length !== expected) {
      const reason = `the snapshot has ${there.length} bytes, the machine ${expected}`;
      throw new ValueError('wrong-length', reason, { path, expected, actual: there.length });
    }
  }
}

/** A copy of bytes of a snapshot's memory. */
export function readMemory({ memory }: Snapshot, block: string, offset: number, length: number): Uint8Array {
  return bytesAt(blockOf(memory, block), offset, length);
}

/** The same snapshot with bytes written into a block. @throws {ValueError} `out-of-range`, `unknown-name` */
export function writeMemory<D extends Devices>(
  snapshot: Snapshot<D>,
  block: string,
  offset: number,
  bytes: Uint8Array,
): Snapshot<D> {
  const pages = blockOf(snapshot.memory, block);
  if (!Number.isInteger(offset) || offset < 0 || offset + bytes.length > pages.length) {
    const reason = `${bytes.length} bytes at ${offset} do not fit into ${pages.length}`;
    throw new ValueError('out-of-range', reason, { path: `ram/${block}`, expected: pages.length, actual: offset });
  }
  const memory = Object.freeze({ ...snapshot.memory, [block]: withBytes(pages, offset, bytes) });
  return Object.freeze({ ...snapshot, memory });
}

function blockOf(memory: Snapshot['memory'], block: string): Pages {
  const pages = memory[block];
  if (pages !== undefined) return pages;
  throw new ValueError('unknown-name', `there is no memory ${block}`, { path: 'ram', actual: block });
}

function keyOf({ idstr, instanceId }: DeviceEntry): string {
  return instanceId === 0 ? idstr : `${idstr} ${instanceId}`;
}

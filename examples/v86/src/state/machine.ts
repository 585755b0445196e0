/**
 * v86's whole state as a machine of ours: an object for each device, blocks for its memories, a `SaveVM` over them.
 *
 * @example
 * const machine = openState(new Uint8Array(await emulator.save_state()));
 * const stream = machine.vm.save();               // has versions
 * const next = openState(stateOfAnotherRelease);   // what the emulator that takes it has
 * next.vm.load(stream);
 * await restore(emulator, { file: next.toFile() });
 */
import { type AnyVMState, SaveVM, type StateOf, StreamError } from 'vmstate';
import {
  vmstateV86Acpi,
  vmstateV86Apic,
  vmstateV86Dma,
  vmstateV86FwCfg,
  vmstateV86Ioapic,
  vmstateV86Pci,
  vmstateV86Pic,
  vmstateV86Pit,
  vmstateV86Rtc,
} from './board.js';
import { vmstateV86Ne2k, vmstateV86Sb16, vmstateV86Vga } from './cards.js';
import { vmstateV86Cpu } from './cpu.js';
import { vmstateV86Fdc, vmstateV86IdeChannel } from './disks.js';
import { readStateFile, type V86Value, writeStateFile } from './file.js';
import { packMemory, unpackMemory } from './memory.js';
import { vmstateV86Parallel, vmstateV86Ps2, vmstateV86Uart, vmstateV86Vmware } from './ports.js';
import { fromSlots, intoSlots } from './slots.js';

/** Where a device stands in the file, and how it is saved. */
export interface DeviceEntry {
  /** The way to its list: slots from the outermost on. */
  readonly at: readonly number[];
  /** It is a single value of that list. */
  readonly value?: number;
  readonly def: AnyVMState;
  readonly instanceId?: number;
}

/** Every device of v86 0.5.462. */
export const DEVICES = {
  cpu: { at: [], def: vmstateV86Cpu },
  apic: { at: [], value: 46, def: vmstateV86Apic },
  ioapic: { at: [], value: 63, def: vmstateV86Ioapic },
  fwCfg: { at: [], value: 62, def: vmstateV86FwCfg },
  pic0: { at: [60], def: vmstateV86Pic },
  pic1: { at: [60, 5], def: vmstateV86Pic, instanceId: 1 },
  pit: { at: [58], def: vmstateV86Pit },
  rtc: { at: [47], def: vmstateV86Rtc },
  dma: { at: [49], def: vmstateV86Dma },
  pci: { at: [48], def: vmstateV86Pci },
  acpi: { at: [50], def: vmstateV86Acpi },
  vga: { at: [52], def: vmstateV86Vga },
  ps2: { at: [53], def: vmstateV86Ps2 },
  uart0: { at: [54], def: vmstateV86Uart },
  uart1: { at: [79], def: vmstateV86Uart, instanceId: 1 },
  uart2: { at: [80], def: vmstateV86Uart, instanceId: 2 },
  uart3: { at: [81], def: vmstateV86Uart, instanceId: 3 },
  parallel0: { at: [90], def: vmstateV86Parallel },
  parallel1: { at: [91], def: vmstateV86Parallel, instanceId: 1 },
  fdc: { at: [55], def: vmstateV86Fdc },
  ide0: { at: [85, 0], def: vmstateV86IdeChannel },
  ide1: { at: [85, 1], def: vmstateV86IdeChannel, instanceId: 1 },
  net: { at: [59], def: vmstateV86Ne2k },
  sb16: { at: [61], def: vmstateV86Sb16 },
  vmware: { at: [89], def: vmstateV86Vmware },
} as const satisfies Record<string, DeviceEntry>;

type DeviceTable = typeof DEVICES;
/** The devices that every v86 has. */
type Always = 'cpu' | 'fwCfg' | 'pic0' | 'pic1' | 'pit' | 'rtc' | 'dma' | 'pci' | 'vga' | 'ps2' | 'uart0' | 'fdc';
type DeviceState<K extends keyof DeviceTable> = StateOf<DeviceTable[K]['def']>;
/** The states by device; a device that this v86 was started without has none. */
export type V86State = { [K in Always]: DeviceState<K> } & {
  [K in Exclude<keyof DeviceTable, Always>]?: DeviceState<K>;
};

/** Slots of devices that there are no definitions for: such a v86 is refused. */
const UNKNOWN = {
  45: '9p filesystem',
  56: 'CD-ROM of an old release',
  57: 'disk of an old release',
  82: 'virtio console',
  83: 'virtio network card',
  84: 'virtio balloon',
} as const;

const PAGES_SLOT = 77;
const BITMAP_SLOT = 78;
const VGA_SLOT = 52;
/** Memories of the display, by slot of its list. */
const VGA_MEMORIES = { 'v86.vga': 6, 'v86.svga': 39, 'v86.pixels': 61 } as const;

/** A v86 that was stopped. */
export interface V86Machine {
  readonly state: V86State;
  /** Guest memory; video memory is elsewhere. */
  readonly memory: Uint8Array;
  /** The display's memories: planes, linear frame buffer, pixels. */
  readonly videoMemory: ReadonlyMap<keyof typeof VGA_MEMORIES, Uint8Array>;
  /** All of it, to be saved as a stream and loaded from one. */
  readonly vm: SaveVM;
  /** The state file: what `restore_state` takes. */
  toFile(): Uint8Array<ArrayBuffer>;
}

/**
 * Opens a save state of v86.
 *
 * @throws {StreamError} when the file is not what it says, or of a v86 with devices that are not known here.
 */
export function openState(
  file: Uint8Array,
  devices: { readonly [K in keyof DeviceTable]?: DeviceEntry } = DEVICES,
): V86Machine {
  const tree = readStateFile(file);
  for (const [slot, name] of Object.entries(UNKNOWN)) {
    if (tree[Number(slot)] == null) continue;
    throw new StreamError('unsupported', `there is no definition for this v86's ${name}: start it without`, {
      path: `slot ${slot}`,
      expected: null,
      actual: name,
    });
  }
  const size = tree[0] as number;
  const memory = unpackMemory({ pages: tree[PAGES_SLOT] as Uint8Array, bitmap: tree[BITMAP_SLOT] as Uint8Array }, size);
  const vm = new SaveVM({ release: '11.1', machine: 'v86' });
  vm.registerRam('v86.ram', memory);
  const videoMemory = new Map<keyof typeof VGA_MEMORIES, Uint8Array>();
  for (const [name, slot] of Object.entries(VGA_MEMORIES) as [keyof typeof VGA_MEMORIES, number][]) {
    const block = (tree[VGA_SLOT] as V86Value[])[slot] as Uint8Array;
    videoMemory.set(name, block);
    vm.registerRam(name, block);
  }
  const state: Record<string, unknown> = {};
  const present = Object.entries<DeviceEntry>(devices).flatMap(([key, { at, value, def, instanceId = 0 }]) => {
    const list = at.reduce<V86Value | undefined>((outer, slot) => (outer as V86Value[] | null)?.[slot], tree);
    const there = list != null && (value === undefined || (list as V86Value[])[value] != null);
    return there ? [{ key, def, instanceId, list: list as V86Value[] }] : [];
  });
  for (const { key, def, instanceId, list } of present) {
    state[key] = fromSlots(def, list);
    vm.register(def, state[key] as never, { instanceId });
  }
  return {
    state: state as V86State,
    memory,
    videoMemory,
    vm,
    toFile() {
      for (const { key, def, list } of present) intoSlots(def, state[key] as Record<string, unknown>, list);
      const { pages, bitmap } = packMemory(memory);
      tree[PAGES_SLOT] = pages;
      tree[BITMAP_SLOT] = bitmap;
      return writeStateFile(tree);
    },
  };
}

/**
 * The machine of QEMU that a guest of v86 can move to: `pc-i440fx-7.2` with as much of v86's hardware as QEMU has.
 *
 * It is the known machine `pc-i440fx-7.2` at reset, less what v86 has not (APIC, HPET), with a serial port. Devices that
 * a guest finds in QEMU only (IDE in another place, power management) stay as they come out of reset.
 */
import type { Release, StateOf } from 'vmstate';
import { vmstateSerialIsa } from 'vmstate/devices/char/serial';
import type { vmstateCpuCommon } from 'vmstate/devices/cpu/cpu-common';
import { vmstateI386Cpu } from 'vmstate/devices/cpu/i386';
import type { vmstateTimers } from 'vmstate/devices/cpu/timers';
import { vmstateVgaPci } from 'vmstate/devices/display/vga';
import type { vmstateI8257 } from 'vmstate/devices/dma/i8257';
import type { vmstatePort92 } from 'vmstate/devices/i386/port92';
import type { vmstatePckbd } from 'vmstate/devices/input/pckbd';
import type { vmstatePs2Kbd, vmstatePs2Mouse } from 'vmstate/devices/input/ps2';
import type { vmstateI8259 } from 'vmstate/devices/intc/i8259';
import type { vmstatePiix3 } from 'vmstate/devices/isa/piix3';
import type { vmstatePciHost } from 'vmstate/devices/pci/pci-host';
import type { vmstateI440fx } from 'vmstate/devices/pci-host/i440fx';
import type { vmstateRtc } from 'vmstate/devices/rtc/mc146818rtc';
import type { vmstateGlobalState } from 'vmstate/devices/system/globalstate';
import type { vmstatePit } from 'vmstate/devices/timer/i8254';
import {
  type BlockSpec,
  buildMachine,
  type Machine,
  type MachineSpec,
  pcI440fx72,
  type TypedSectionSpec,
} from 'vmstate/machines';

/** The CPU model: what v86's CPUID says, with the features of QEMU's model that v86 has not switched off. */
const CPU = 'pentium3,-apic,-vme,-de,-mce,-mca,-mtrr,-pat,-pse36,+sse2,+pni,+popcnt,+rdrand,+erms';
const SIGNATURE = 0x673n; // family 6, model 7, stepping 3

/**
 * A good `icount`: an instruction counts as 32 ns, which any machine keeps up with. With 0 a guest is as fast as it can be,
 * but its clock falls behind where QEMU does not execute an instruction a nanosecond.
 */
export const ICOUNT_SHIFT = 5;

export interface PcOptions {
  /** Bytes of guest memory. */
  readonly memory: number;
  /**
   * The clock of QEMU counts instructions, each as 2 to this power ns (`-icount`); else it is the host's. A guest that
   * measures time by the TSC needs it: only then has QEMU a TSC of 1 GHz, as v86 has.
   */
  readonly icount?: number | undefined;
  /** The machine has a VGA, where v86 has it. Without one the guest must not use the screen. */
  readonly display?: boolean;
  /** What QEMU does with the first serial line, as behind `-serial`. */
  readonly serial?: string;
}

/** The words behind `qemu-system-i386` for a machine that takes the stream. */
export function qemuArguments({ memory, icount, display = false, serial = 'stdio' }: PcOptions): string[] {
  const machine = ['-M', 'pc-i440fx-7.2,accel=tcg,hpet=off,usb=off', '-cpu', CPU, '-m', `${memory >> 20}`];
  const devices = ['-nodefaults', '-vga', 'none', '-serial', serial];
  if (display) devices.push('-device', `VGA,addr=0x12,vgamem_mb=${VIDEO_MEMORY >> 20}`);
  const clock = icount === undefined ? [] : ['-icount', `shift=${icount},sleep=on,align=on`];
  return [...machine, ...devices, ...clock];
}

/** Bytes of video memory; v86 has to be given the same. */
export const VIDEO_MEMORY = 8 << 20;
const VGA_PATH = '0000:00:12.0';
const KIB = 1024;

type Row = Omit<TypedSectionSpec, 'sectionId'>;

/** The VGA at reset: not found by a BIOS yet. */
const vga: Row = {
  def: vmstateVgaPci,
  path: VGA_PATH,
  reset: () => ({
    dev: { version_id: 2, config: vgaConfig() },
    vga: { is_vbe_vmstate: 1, vbe_regs: [0xb0c5], vbe_bank_mask: (VIDEO_MEMORY >> 16) - 1 },
  }),
};

function vgaConfig(): Uint8Array {
  const config = new Uint8Array(256);
  config.set([0x34, 0x12, 0x11, 0x11, 0, 0, 0, 0, 2, 0, 0, 3]); // 1234:1111, a VGA
  config[0x10] = 8; // memory that can be prefetched
  config.set([0xf4, 0x1a, 0x00, 0x11], 0x2c);
  return config;
}

const videoBlocks: readonly BlockSpec[] = [
  { name: `${VGA_PATH}/vga.vram`, length: () => VIDEO_MEMORY },
  { name: `${VGA_PATH}/vga.rom`, length: () => 64 * KIB },
];

const ABSENT = new Set(['apic', 'kvm-tpr-opt', 'hpet']);

const serial: Row = {
  def: vmstateSerialIsa,
  instanceId: 0,
  reset: () => ({ state: { divider: 12, iir: 1, mcr: 8, lsr: 0x60, msr: 0xb0 } }),
};

function sections(display: boolean): TypedSectionSpec[] {
  const typed = pcI440fx72.sections.filter((section) => 'def' in section);
  const known = typed.filter(({ def }) => !ABSENT.has(def.name)).flatMap(adapt);
  const rows = known.flatMap((row) => (display && row.def.name === 'acpi_build' ? [vga, row] : [row]));
  // Section ids are handed out anew; `ram` keeps its own.
  return rows.map((row, i) => ({ ...row, sectionId: i < pcI440fx72.ramSectionId ? i : i + 1 }));
}

function adapt(section: TypedSectionSpec): Row[] {
  switch (section.def.name) {
    case 'cpu':
      return [{ ...section, def: vmstateI386Cpu, reset: (memory) => resetCpu(section.reset?.(memory)) }];
    case 'cpu_common':
      return [{ ...section, reset: () => ({}) }];
    case 'pcspk':
      return [section, serial];
    default:
      return [section];
  }
}

/** The CPU of the 32-bit target has half the registers, and no machine checks in this model. */
function resetCpu(wide: unknown): object {
  return {
    ...(wide as object),
    regs: [0n, 0n, SIGNATURE],
    mcg_cap: 0n,
    mcg_ctl: 0n,
    mce_banks: new BigUint64Array(40),
  };
}

/** The machine as data, as 7.2 saves it. */
export const v86Pc: MachineSpec = { ...pcI440fx72, target: 'i386', sections: sections(false) };

/** The same with a VGA. */
export const v86PcWithDisplay: MachineSpec = {
  ...v86Pc,
  sections: sections(true),
  blocks: [...pcI440fx72.blocks, ...videoBlocks],
};

/** The states of the devices that take part in a move. */
export interface PcState {
  readonly timer: StateOf<typeof vmstateTimers>;
  readonly cpu: StateOf<typeof vmstateI386Cpu>;
  readonly cpu_common: StateOf<typeof vmstateCpuCommon>;
  readonly PCIHost: StateOf<typeof vmstatePciHost>;
  readonly I440FX: StateOf<typeof vmstateI440fx>;
  readonly PIIX3: StateOf<typeof vmstatePiix3>;
  readonly dma: StateOf<typeof vmstateI8257>;
  readonly 'dma/1': StateOf<typeof vmstateI8257>;
  readonly i8259: StateOf<typeof vmstateI8259>;
  readonly 'i8259/1': StateOf<typeof vmstateI8259>;
  readonly i8254: StateOf<typeof vmstatePit>;
  readonly mc146818rtc: StateOf<typeof vmstateRtc>;
  readonly serial: StateOf<typeof vmstateSerialIsa>;
  readonly ps2kbd: StateOf<typeof vmstatePs2Kbd>;
  readonly ps2mouse: StateOf<typeof vmstatePs2Mouse>;
  readonly pckbd: StateOf<typeof vmstatePckbd>;
  readonly port92: StateOf<typeof vmstatePort92>;
  /** Only with a display. */
  readonly vga?: StateOf<typeof vmstateVgaPci>;
  readonly globalstate: StateOf<typeof vmstateGlobalState>;
}

/** A machine of QEMU at reset, to be filled and saved, or to be loaded into. */
export interface Pc {
  readonly machine: Machine;
  readonly state: PcState;
  /** Guest memory. */
  readonly memory: Uint8Array;
  /** What the CPU starts with after a reset. */
  readonly bios: Uint8Array;
  /** Only with a display. */
  readonly videoMemory: Uint8Array | undefined;
  /** Only with a display. */
  readonly videoBios: Uint8Array | undefined;
}

export function buildPc({ memory, icount, display = false }: PcOptions, release: Release = '7.2'): Pc {
  const machine = buildMachine({ ...(display ? v86PcWithDisplay : v86Pc), release }, { memory });
  const state = Object.fromEntries([...machine.devices].map(([name, { state }]) => [name, state]));
  const pc = {
    machine,
    state: state as unknown as PcState,
    memory: machine.ram.get('pc.ram') as Uint8Array,
    bios: machine.ram.get('pc.bios') as Uint8Array,
    videoMemory: machine.ram.get(`${VGA_PATH}/vga.vram`),
    videoBios: machine.ram.get(`${VGA_PATH}/vga.rom`),
  };
  if (icount !== undefined) {
    const warp_timer = { vm_clock_warp_start: -1n, icount_warp_timer: -1n };
    pc.state.timer.icount = { qemu_icount_bias: 0n, qemu_icount: 0n, warp_timer };
  }
  return pc;
}

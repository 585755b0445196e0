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
import { buildMachine, type Machine, type MachineSpec, pcI440fx72, type SectionSpec } from 'vmstate/machines';

/** The CPU model: what v86's CPUID says, with the features of QEMU's model that v86 has not switched off. */
const CPU = 'pentium3,-apic,-vme,-de,-mce,-mca,-mtrr,-pat,-pse36,+sse2,+pni,+popcnt,+rdrand,+erms';
const SIGNATURE = 0x673n; // family 6, model 7, stepping 3

/** `-icount`: a TSC of 1 GHz, which is v86's; a guest that measures time by the TSC needs it. */
export const ICOUNT = ['-icount', 'shift=0,sleep=on'] as const;

export interface PcOptions {
  /** Bytes of guest memory. */
  readonly memory: number;
  /** The clock of QEMU counts instructions (`-icount shift=0`); else it is the host's. */
  readonly icount?: boolean;
  /** What QEMU does with the first serial line, as behind `-serial`. */
  readonly serial?: string;
}

/** The words behind `qemu-system-i386` for a machine that takes the stream. */
export function qemuArguments({ memory, icount = false, serial = 'stdio' }: PcOptions): string[] {
  const machine = ['-M', 'pc-i440fx-7.2,accel=tcg,hpet=off,usb=off', '-cpu', CPU, '-m', `${memory >> 20}`];
  const devices = ['-nodefaults', '-vga', 'none', '-serial', serial];
  return [...machine, ...devices, ...(icount ? ICOUNT : [])];
}

const ABSENT = new Set(['apic', 'kvm-tpr-opt', 'hpet']);

const serial: Omit<SectionSpec, 'sectionId'> = {
  def: vmstateSerialIsa,
  instanceId: 0,
  reset: () => ({ state: { divider: 12, iir: 1, mcr: 8, lsr: 0x60, msr: 0xb0 } }),
};

function sections(): SectionSpec[] {
  const rows = pcI440fx72.sections.filter(({ def }) => !ABSENT.has(def.name)).flatMap(adapt);
  // Section ids are handed out anew; `ram` keeps its own.
  return rows.map((row, i) => ({ ...row, sectionId: i < pcI440fx72.ramSectionId ? i : i + 1 }));
}

function adapt(section: SectionSpec): Omit<SectionSpec, 'sectionId'>[] {
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

/** The machine as data, saved by a release; the layout of its sections is the same from 7.2 to 11.1. */
export const v86Pc: MachineSpec = { ...pcI440fx72, target: 'i386', sections: sections() };

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
  readonly globalstate: StateOf<typeof vmstateGlobalState>;
}

/** A machine of QEMU at reset, to be filled and saved, or to be loaded into. */
export interface Pc {
  readonly machine: Machine;
  readonly state: PcState;
  /** Guest memory. */
  readonly memory: Uint8Array;
}

export function buildPc({ memory, icount = false }: PcOptions, release: Release = '7.2'): Pc {
  const machine = buildMachine({ ...v86Pc, release }, { memory });
  const state = Object.fromEntries([...machine.devices].map(([name, { state }]) => [name, state]));
  const pc = { machine, state: state as unknown as PcState, memory: machine.ram.get('pc.ram') as Uint8Array };
  if (icount) {
    const warp_timer = { vm_clock_warp_start: -1n, icount_warp_timer: -1n };
    pc.state.timer.icount = { qemu_icount_bias: 0n, qemu_icount: 0n, warp_timer };
  }
  return pc;
}

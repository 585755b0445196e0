/**
 * `pc-i440fx` without default devices: `-M pc-i440fx-7.2 -nodefaults` as QEMU 7.2 saves it, and `pc-i440fx-2.3` as
 * 2.3.0 and 7.2 save it.
 *
 * Section ids have gaps where QEMU registers and drops entries, or where an entry is not needed.
 */
import { vmstateAcpiBuild } from '../devices/acpi/acpi-build.js';
import { vmstatePiix4Pm } from '../devices/acpi/piix4-pm.js';
import { vmstatePcspk } from '../devices/audio/pcspk.js';
import { vmstateFdc } from '../devices/block/fdc.js';
import { vmstateCpuCommon } from '../devices/cpu/cpu-common.js';
import { vmstateX86Cpu } from '../devices/cpu/i386.js';
import { vmstateTimers } from '../devices/cpu/timers.js';
import { vmstateI8257 } from '../devices/dma/i8257.js';
import { vmstateI2cBus } from '../devices/i2c/i2c-bus.js';
import { vmstateVapic } from '../devices/i386/kvm-tpr-opt.js';
import { vmstatePort92 } from '../devices/i386/port92.js';
import { vmstateVmmouse } from '../devices/i386/vmmouse.js';
import { vmstateIdePci } from '../devices/ide/ide.js';
import { vmstatePckbd } from '../devices/input/pckbd.js';
import { vmstatePs2Kbd, vmstatePs2Mouse } from '../devices/input/ps2.js';
import { vmstateApic } from '../devices/intc/apic.js';
import { vmstateI8259 } from '../devices/intc/i8259.js';
import { vmstateIoapic } from '../devices/intc/ioapic.js';
import { vmstatePiix3 } from '../devices/isa/piix3.js';
import { vmstateFwCfg } from '../devices/nvram/fw-cfg.js';
import { vmstatePciBus } from '../devices/pci/pci-bus.js';
import { vmstatePciHost } from '../devices/pci/pci-host.js';
import { vmstateI440fx } from '../devices/pci-host/i440fx.js';
import { vmstateRtc } from '../devices/rtc/mc146818rtc.js';
import { vmstateGlobalState } from '../devices/system/globalstate.js';
import { vmstateHpet } from '../devices/timer/hpet.js';
import { vmstatePit } from '../devices/timer/i8254.js';
import type { BlockSpec, MachineSpec, TypedSectionSpec } from './machine.js';
import { fillFirmware } from './pc-firmware.js';
import { resetI440fx, resetIde, resetPiix3, resetPiix4Pm } from './pc-pci.js';
import {
  type Pc,
  resetApic,
  resetCpu,
  resetCpuCommon,
  resetFdc,
  resetGlobalState,
  resetHpet,
  resetI2cBus,
  resetIoapic,
  resetPckbd,
  resetPit,
  resetPs2Kbd,
  resetPs2Mouse,
  resetRtc,
  resetVmmouse,
} from './pc-reset.js';

/** The clock of a machine at reset: 2000-01-01, 00:00:00 UTC. */
const EPOCH = 946684800;

const KIB = 1024;
const MIB = 1024 * KIB;

/**
 * Guest memory. The blocks under `/rom@` are tables that QEMU makes itself at start: listed, but their pages are not
 * sent. A BIOS has to be sent: QEMU drops its own when it is told to load a stream.
 */
const blocks: readonly BlockSpec[] = [
  { name: 'pc.ram', length: (memory) => memory },
  { name: '/rom@etc/acpi/tables', length: () => 128 * KIB, maximumLength: 2 * MIB, omitted: true },
  { name: 'pc.bios', length: () => 256 * KIB, fill: fillFirmware },
  { name: 'pc.rom', length: () => 128 * KIB },
  { name: '/rom@etc/table-loader', length: () => 4 * KIB, maximumLength: 64 * KIB, omitted: true },
  { name: '/rom@etc/acpi/rsdp', length: () => 4 * KIB, omitted: true },
];

const HOST_BRIDGE = '0000:00:00.0';
const ISA_BRIDGE = '0000:00:01.0';
const IDE = '0000:00:01.1';
const POWER = '0000:00:01.3';

type Row = Omit<TypedSectionSpec, 'sectionId'>;

/** Gives rows their ids, from `first` on; a number among the rows jumps there. */
function numbered(first: number, rows: readonly (Row | number)[]): TypedSectionSpec[] {
  let sectionId = first;
  const out: TypedSectionSpec[] = [];
  for (const row of rows) {
    if (typeof row === 'number') sectionId = row;
    else out.push({ ...row, sectionId: sectionId++ });
  }
  return out;
}

const timers: Row = { def: vmstateTimers };
const acpiBuild: Row = { def: vmstateAcpiBuild };
const i2cBus: Row = { def: vmstateI2cBus, reset: () => resetI2cBus };
const pciBus: Row = { def: vmstatePciBus, reset: () => ({ nirq: 4, irq_count: [0, 0, 0, 0] }) };
const piix3: Row = { def: vmstatePiix3, path: ISA_BRIDGE, reset: () => resetPiix3 };
const dma: readonly Row[] = [
  { def: vmstateI8257, instanceId: 0, reset: () => ({ mask: 0xff }) },
  { def: vmstateI8257, instanceId: 1, reset: () => ({ mask: 0xff, dshift: 1 }) },
];
const chips: readonly Row[] = [
  { def: vmstateI8259, instanceId: 0 },
  { def: vmstateI8259, instanceId: 1 },
  { def: vmstateIoapic, reset: () => resetIoapic },
  { def: vmstateHpet, reset: () => resetHpet },
  { def: vmstateRtc, reset: (memory) => resetRtc(memory, EPOCH) },
  { def: vmstatePit, reset: () => resetPit },
];
const keyboard = (pc: Pc, context?: unknown): readonly Row[] => [
  { def: vmstatePs2Kbd, reset: () => resetPs2Kbd(pc) },
  { def: vmstatePs2Mouse, reset: () => resetPs2Mouse },
  { def: vmstatePckbd, context, reset: () => resetPckbd },
  { def: vmstateVmmouse, reset: () => resetVmmouse },
  { def: vmstatePort92 },
];
const cpu = (pc: Pc): readonly Row[] => [
  { def: vmstateCpuCommon, instanceId: 0, reset: () => resetCpuCommon },
  { def: vmstateX86Cpu, instanceId: 0, reset: () => resetCpu(pc) },
  { def: vmstateVapic },
  { def: vmstateApic, instanceId: 0, reset: () => resetApic(pc) },
];
const i440fx: Row = { def: vmstateI440fx, path: HOST_BRIDGE, reset: resetI440fx };
const fdc = (pc: Pc): Row => ({ def: vmstateFdc, reset: () => resetFdc(pc) });
const ide = (pc: Pc): Row => ({ def: vmstateIdePci, path: IDE, reset: () => resetIde(pc) });
const power = (pc: Pc, context?: unknown): Row => ({
  def: vmstatePiix4Pm,
  path: POWER,
  context,
  reset: () => resetPiix4Pm(pc),
});
const globalState: Row = { def: vmstateGlobalState, reset: () => resetGlobalState };

const common = { target: 'x86_64', arguments: [], pageSize: 4096, memory: 128 * MIB, ramSectionId: 2, blocks } as const;

const now: Pc = { signature: 0x60fb1n, old: false };

/** `pc-i440fx-7.2`, saved by 7.2. */
export const pcI440fx72: MachineSpec = {
  ...common,
  name: 'pc-i440fx-7.2',
  release: '7.2',
  sections: numbered(0, [
    timers,
    4,
    ...cpu(now),
    {
      def: vmstateFwCfg,
      reset: () => ({ dma: {}, acpi_mr: { table_mr_size: 0x20000n, linker_mr_size: 0x1000n, rsdp_mr_size: 20n } }),
    },
    { def: vmstatePciHost },
    pciBus,
    i440fx,
    ...dma,
    piix3,
    ...chips,
    { def: vmstatePcspk },
    fdc(now),
    ...keyboard(now),
    ide(now),
    i2cBus,
    power(now),
    39,
    acpiBuild,
    globalState,
  ]),
};

const nowAs23: Pc = { signature: 0x663n, old: false };

/** `pc-i440fx-2.3`, saved by 7.2: less is sent, so that a 2.3 would understand it. */
export const pcI440fx23By72: MachineSpec = {
  ...common,
  name: 'pc-i440fx-2.3',
  release: '7.2',
  sections: numbered(0, [
    timers,
    4,
    ...cpu(nowAs23),
    { def: vmstateFwCfg },
    10,
    pciBus,
    i440fx,
    ...dma,
    piix3,
    ...chips,
    22,
    fdc(nowAs23),
    ...keyboard(nowAs23, { extendedState: false }),
    ide(nowAs23),
    i2cBus,
    power(nowAs23, { migrateAcpiIndex: false, migrateSmbus: false }),
    39,
    acpiBuild,
    globalState,
  ]),
};

const then: Pc = { signature: 0x663n, old: true };

/** `pc-i440fx-2.3`, saved by 2.3.0. */
export const pcI440fx23: MachineSpec = {
  ...common,
  name: 'pc-i440fx-2.3',
  release: '2.3',
  sections: numbered(0, [
    timers,
    3,
    ...cpu(then),
    { def: vmstateFwCfg },
    pciBus,
    i440fx,
    piix3,
    ...chips,
    ...keyboard(then),
    ...dma,
    fdc(then),
    ide(then),
    i2cBus,
    power(then),
    acpiBuild,
  ]),
};

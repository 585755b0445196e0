/**
 * The section `piix4_pm`: power management of the PIIX4, with the ACPI hotplug of a PC.
 *
 * QEMU: `hw/acpi/piix4.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. Much of it depends on the machine type; only 2.3 still loads
 * the versions below 3.
 */
import {
  absent,
  array,
  type ByteReader,
  byRelease,
  context,
  int64,
  named,
  type StateOf,
  struct,
  subsectionByRelease,
  timer,
  uint16,
  uint32,
  vmstate,
  when,
} from '../../vmstate/index.js';
import { loadPciDevice, type PciDeviceState, pciDevice } from '../pci/pci-device.js';
import { type ApmState, vmstateApm } from './apm.js';
import { vmstateCpuHotplug } from './cpu-hotplug.js';
import { type AcpiGpeState, vmstateAcpiGpe } from './gpe.js';
import { vmstateMemoryHotplug } from './memory-hotplug.js';
import {
  ACPI_PCIHP_MAX_HOTPLUG_BUS,
  type PciStatusState,
  vmstateAcpiPcihpPciStatus,
  vmstatePciStatus,
} from './pcihp.js';
import { vmstatePmSmbus } from './pm-smbus.js';

/** What the machine says; what is left out is as in the newest `pc` machine of the release. */
export interface Piix4PmMachine {
  /** Hotplug behind bridges: not before pc-i440fx-2.0, and since 7.2 not on MIPS boards. */
  readonly acpiHotplugBridge?: boolean;
  /** The index is sent (7.2+): not before pc-i440fx-7.0, and only with `acpiHotplugBridge`. */
  readonly migrateAcpiIndex?: boolean;
  /** The SMBus controller is sent (5.2 to 10.0; later always): not before pc-i440fx-4.0. */
  readonly migrateSmbus?: boolean;
  /** Memory can be plugged: not before pc-i440fx-2.1. */
  readonly memoryHotplug?: boolean;
  /** The guest has not switched to the newer interface of CPU hotplug yet. */
  readonly cpuHotplugLegacy?: boolean;
}
export const piix4PmMachine = context<Piix4PmMachine | undefined>();

const usesBridge = (machine: Piix4PmMachine | undefined) => machine?.acpiHotplugBridge !== false;

/** How many memory slots and possible CPUs there are is not in the stream: `dev_count` of either is a local. */
export const vmstatePiix4Pm = /* @__PURE__ */ vmstate({
  name: 'piix4_pm',
  versionId: 3,
  minimumVersionId: 3,
  context: piix4PmMachine,
  loadOld: { '2.3': { minimumVersionId: 1, load: loadOld }, '5.2': absent },
  fields: {
    parent_obj: pciDevice(),
    ...named('ar.', {
      pm1_evt_sts: uint16({ name: 'pm1.evt.sts' }),
      pm1_evt_en: uint16({ name: 'pm1.evt.en' }),
      pm1_cnt: uint16({ name: 'pm1.cnt.cnt' }),
    }),
    apm: struct(vmstateApm),
    smb: byRelease({
      '2.3': absent,
      '5.2': when('need_smbus', struct(vmstatePmSmbus, { since: 3 })),
      '11.1': struct(vmstatePmSmbus, { since: 3 }),
    }),
    ...named('ar.', {
      tmr_timer: timer({ name: 'tmr.timer' }),
      tmr_overflow_time: int64({ name: 'tmr.overflow_time' }),
      gpe: struct(vmstateAcpiGpe, { since: 2 }),
    }),
    ...named('acpi_pci_hotplug.', {
      pci_status: when(
        'no_use_acpi_hotplug_bridge',
        struct(vmstatePciStatus, { name: 'acpi_pcihp_pci_status[0x0]', since: 2 }),
      ),
      hotplug_select: when('use_acpi_hotplug_bridge', uint32()),
      acpi_pcihp_pci_status: when(
        'use_acpi_hotplug_bridge',
        array(ACPI_PCIHP_MAX_HOTPLUG_BUS, struct(vmstateAcpiPcihpPciStatus), { since: 1 }),
      ),
      acpi_index: byRelease({ '2.3': absent, '7.2': when('migrate_acpi_index', uint32()) }),
    }),
  },
  conditions: {
    need_smbus: (_state, _version, machine) => machine?.migrateSmbus !== false,
    no_use_acpi_hotplug_bridge: (_state, _version, machine) => !usesBridge(machine),
    use_acpi_hotplug_bridge: (_state, _version, machine) => usesBridge(machine),
    migrate_acpi_index: (_state, _version, machine) => usesBridge(machine) && machine?.migrateAcpiIndex !== false,
  },
  subsections: {
    memhp: vmstate({
      name: 'piix4_pm/memhp',
      versionId: 1,
      minimumVersionId: 1,
      context: piix4PmMachine,
      needed: (_state, machine) => machine?.memoryHotplug !== false,
      fields: { acpi_memory_hotplug: struct(vmstateMemoryHotplug, { since: 1 }) },
    }),
    cpuhp: subsectionByRelease({
      '5.2': vmstate({
        name: 'piix4_pm/cpuhp',
        versionId: 1,
        minimumVersionId: 1,
        context: piix4PmMachine,
        needed: (_state, machine) => machine?.cpuHotplugLegacy !== true,
        fields: { cpuhp_state: struct(vmstateCpuHotplug, { since: 1 }) },
      }),
    }),
  },
});
export type Piix4PmState = StateOf<typeof vmstatePiix4Pm>;

interface OldFields {
  parent_obj: PciDeviceState;
  pm1_evt_sts: number;
  pm1_evt_en: number;
  pm1_cnt: number;
  apm: ApmState;
  tmr_timer: bigint;
  tmr_overflow_time: bigint;
  gpe: AcpiGpeState;
  pci_status: PciStatusState;
}

/** Versions 1 and 2: three more 16-bit words follow both event registers, and there is one bus. */
function loadOld(from: ByteReader): OldFields {
  const parent_obj = loadPciDevice(from);
  const pm1_evt_sts = from.u16();
  const pm1_evt_en = from.u16();
  const pm1_cnt = from.u16();
  const apm = { apmc: from.u8(), apms: from.u8() };
  const tmr_timer = BigInt.asIntN(64, from.u64());
  const tmr_overflow_time = BigInt.asIntN(64, from.u64());
  const sts = from.u16();
  from.take(6);
  const en = from.u16();
  from.take(6);
  const pci_status = { up: from.u32(), down: from.u32() };
  return {
    parent_obj,
    pm1_evt_sts,
    pm1_evt_en,
    pm1_cnt,
    apm,
    tmr_timer,
    tmr_overflow_time,
    gpe: { sts, en },
    pci_status,
  };
}

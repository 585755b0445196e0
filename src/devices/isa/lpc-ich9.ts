/**
 * The section `ICH9LPC`: the south bridge of `q35` machines, with power management and hotplug.
 *
 * QEMU: `hw/isa/lpc_ich9.c`, `hw/acpi/ich9.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all, but for
 * hotplug of PCI devices, which came with 7.2.
 */
import {
  array,
  int64,
  named,
  releases,
  type StateOf,
  struct,
  subsectionByRelease,
  timer,
  uint8,
  uint16,
  uint32,
  uint64,
  vmstate,
} from '../../vmstate/index.js';
import { vmstateApm } from '../acpi/apm.js';
import { vmstateCpuHotplug } from '../acpi/cpu-hotplug.js';
import { vmstateMemoryHotplug } from '../acpi/memory-hotplug.js';
import { pciHotplugFields } from '../acpi/pcihp.js';
import { vmstateTco } from '../acpi/tco.js';
import { anyPciDevice, pciBusKind } from '../pci/pci-device.js';

const v1 = { versionId: 1, minimumVersionId: 1 } as const;

/**
 * Registers of power management. What can be plugged is a subsection each: it is there if the machine has it. How many
 * memory slots and possible CPUs there are is not in the stream: `dev_count` of either is a local.
 */
export const vmstateIch9Pm = vmstate({
  ...v1,
  name: 'ich9_pm',
  fields: {
    ...named('acpi_regs.', {
      pm1_evt_sts: uint16({ name: 'pm1.evt.sts' }),
      pm1_evt_en: uint16({ name: 'pm1.evt.en' }),
      pm1_cnt: uint16({ name: 'pm1.cnt.cnt' }),
      tmr_timer: timer({ name: 'tmr.timer' }),
      tmr_overflow_time: int64({ name: 'tmr.overflow_time' }),
      gpe_sts: array(16, uint8(), { name: 'gpe.sts' }),
      gpe_en: array(16, uint8(), { name: 'gpe.en' }),
    }),
    smi_en: uint32(),
    smi_sts: uint32(),
  },
  subsections: {
    memhp: vmstate({
      ...v1,
      name: 'ich9_pm/memhp',
      fields: { acpi_memory_hotplug: struct(vmstateMemoryHotplug, { since: 1 }) },
    }),
    tco: vmstate({ ...v1, name: 'ich9_pm/tco', fields: { tco_regs: struct(vmstateTco, { since: 1 }) } }),
    cpuhp: vmstate({
      ...v1,
      name: 'ich9_pm/cpuhp',
      fields: { cpuhp_state: struct(vmstateCpuHotplug, { since: 1 }) },
    }),
    pcihp: subsectionByRelease({
      '7.2': vmstate({ ...v1, name: 'ich9_pm/pcihp', fields: named('acpi_pci_hotplug.', pciHotplugFields) }),
    }),
  },
});

/** The reset control register, if it is not 0. */
export const vmstateIch9RstCnt = vmstate({
  ...v1,
  name: 'ICH9LPC/rst_cnt',
  needed: ({ rst_cnt }) => rst_cnt !== 0,
  fields: { rst_cnt: uint8() },
});

/** What guest and host have agreed on about SMIs. */
export const vmstateIch9SmiFeat = vmstate({
  ...v1,
  name: 'ICH9LPC/smi_feat',
  fields: {
    smi_guest_features_le: array(8, uint8()),
    smi_features_ok: uint8(),
    smi_negotiated_features: uint64(),
  },
});

export const vmstateIch9Lpc = releases({
  '5.2': vmstate({
    ...v1,
    name: 'ICH9LPC',
    context: pciBusKind,
    fields: {
      d: anyPciDevice(),
      apm: struct(vmstateApm),
      pm: struct(vmstateIch9Pm),
      chip_config: array(0x4000, uint8()),
      sci_level: uint32(),
    },
    subsections: { rst_cnt: vmstateIch9RstCnt, smi_feat: vmstateIch9SmiFeat },
  }),
});
export type Ich9LpcState = StateOf<typeof vmstateIch9Lpc>;

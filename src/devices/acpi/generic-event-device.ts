/**
 * The section `acpi-ged`: the generic event device of machines without a south bridge (`virt`, `microvm`).
 *
 * QEMU: `hw/acpi/generic_event_device.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. What can be plugged came bit by bit;
 * the address of the error records has another name since 10.0.
 */
import {
  byRelease,
  named,
  type StateOf,
  struct,
  subsectionByRelease,
  uint32,
  uint64,
  vmstate,
} from '../../vmstate/index.js';
import { vmstateCpuHotplug } from './cpu-hotplug.js';
import { vmstateMemoryHotplug } from './memory-hotplug.js';
import { pciHotplugFields } from './pcihp.js';

const v1 = { versionId: 1, minimumVersionId: 1 } as const;

/** `sel`: the events that the guest has not been told of. */
export const vmstateAcpiGedState = vmstate({ ...v1, name: 'acpi-ged-state', fields: { sel: uint32() } });

/** Where the guest's error records are. */
export const vmstateAcpiGhes = vmstate({
  ...v1,
  name: 'acpi-ghes',
  fields: { hw_error_le: byRelease({ '2.3': uint64({ name: 'ghes_addr_le' }), '10.0': uint64() }) },
});

/** Each subsection is there if the machine has it. `dev_count` of memory slots and possible CPUs is a local. */
export const vmstateAcpiGed = vmstate({
  ...v1,
  name: 'acpi-ged',
  fields: { ged_state: struct(vmstateAcpiGedState, { since: 1 }) },
  subsections: {
    memhp: vmstate({
      ...v1,
      name: 'acpi-ged/memhp',
      fields: { memhp_state: struct(vmstateMemoryHotplug, { since: 1 }) },
    }),
    cpuhp: subsectionByRelease({
      '10.0': vmstate({
        ...v1,
        name: 'acpi-ged/cpuhp',
        fields: { cpuhp_state: struct(vmstateCpuHotplug, { since: 1 }) },
      }),
    }),
    ghes: vmstate({ ...v1, name: 'acpi-ged/ghes', fields: { ghes_state: struct(vmstateAcpiGhes, { since: 1 }) } }),
    pcihp: subsectionByRelease({
      '11.1': vmstate({ ...v1, name: 'acpi-ged/pcihp', fields: named('pcihp_state.', pciHotplugFields) }),
    }),
  },
});
export type AcpiGedState = StateOf<typeof vmstateAcpiGed>;

/**
 * The ACPI hotplug of memory, part of `piix4_pm/memhp`, `ich9_pm/memhp` and `acpi-ged/memhp`.
 *
 * QEMU: `hw/acpi/memory_hotplug.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all. The number of slots is never
 * sent: both sides have it from the machine (`-m slots=`), so it is a local.
 */
import { bool, local, type StateOf, struct, uint32, varray, vmstate } from '../../vmstate/index.js';

/** One slot: whether it has memory, whether the guest has yet to be told, and what it answered (`_OST`). */
export const vmstateMemoryHotplugDevice = vmstate({
  name: 'memory hotplug device state',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    is_enabled: bool(),
    is_inserting: bool(),
    ost_event: uint32(),
    ost_status: uint32(),
  },
});
export type MemoryHotplugDeviceState = StateOf<typeof vmstateMemoryHotplugDevice>;

/** The selected slot and the state of each. */
export const vmstateMemoryHotplug = vmstate({
  name: 'memory hotplug state',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    dev_count: local<number>(),
    selector: uint32(),
    devs: varray('dev_count', struct(vmstateMemoryHotplugDevice)),
  },
});
export type MemoryHotplugState = StateOf<typeof vmstateMemoryHotplug>;

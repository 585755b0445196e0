/**
 * The ACPI hotplug of CPUs, part of `piix4_pm/cpuhp`, `ich9_pm/cpuhp` and `acpi-ged/cpuhp`.
 *
 * QEMU: `hw/acpi/cpu.c` in 5.2, 7.2, 10.0 and 11.1; 2.3 has only the older interface, which is not migrated. The number
 * of CPUs is never sent: both sides have it from the machine (`-smp maxcpus=`), so it is a local.
 */
import { bool, local, type StateOf, struct, uint8, uint32, varray, vmstate } from '../../vmstate/index.js';

/** One possible CPU: what the guest has yet to be told of it, and what it answered (`_OST`). */
export const vmstateCpuHotplugDevice = vmstate({
  name: 'CPU hotplug device state',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    is_inserting: bool(),
    is_removing: bool(),
    ost_event: uint32(),
    ost_status: uint32(),
  },
});
export type CpuHotplugDeviceState = StateOf<typeof vmstateCpuHotplugDevice>;

/** The selected CPU, the command, and the state of each CPU that there may be. */
export const vmstateCpuHotplug = vmstate({
  name: 'CPU hotplug state',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    dev_count: local<number>(),
    selector: uint32(),
    command: uint8(),
    devs: varray('dev_count', struct(vmstateCpuHotplugDevice)),
  },
});
export type CpuHotplugState = StateOf<typeof vmstateCpuHotplug>;

/**
 * The sections `vmgenid` and `vmclock`: pages by which a guest learns that it has been copied, or moved in time.
 *
 * QEMU: `hw/acpi/vmgenid.c`, and `hw/acpi/vmclock.c` since 10.0; checked on streams of 5.2, 7.2, 10.0 and 11.1. One
 * layout in all.
 */
import { array, type StateOf, uint8, uint64, vmstate } from '../../vmstate/index.js';

const v1 = { versionId: 1, minimumVersionId: 1 } as const;

/** Where the guest has put the page with its generation: little endian. */
export const vmstateVmgenid = vmstate({ ...v1, name: 'vmgenid', fields: { vmgenid_addr_le: array(8, uint8()) } });
export type VmgenidState = StateOf<typeof vmstateVmgenid>;

/** Where the clock's page is in the guest's memory. */
export const vmstateVmclock = vmstate({ ...v1, name: 'vmclock', fields: { physaddr: uint64() } });
export type VmclockState = StateOf<typeof vmstateVmclock>;

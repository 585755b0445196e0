/**
 * The section `ivshmem-plain`: memory that is shared between virtual machines.
 *
 * QEMU: `hw/misc/ivshmem.c` (11.1: `hw/misc/ivshmem-pci.c`); checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in
 * all; 2.3 has another device.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

/** The memory itself is a block of RAM, or stays where it is. */
export const vmstateIvshmemPlain = vmstate({
  name: 'ivshmem-plain',
  versionId: 0,
  fields: { parent_obj: pciDevice(), intrstatus: uint32(), intrmask: uint32() },
});
export type IvshmemPlainState = StateOf<typeof vmstateIvshmemPlain>;

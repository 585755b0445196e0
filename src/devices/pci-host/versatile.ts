/**
 * The section `versatile-pci`: the PCI bridge of ARM Versatile and RealView boards.
 *
 * QEMU: `hw/pci-host/versatile.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { array, type StateOf, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateVersatilePci = vmstate({
  name: 'versatile-pci',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    imap: array(3, uint32()),
    smap: array(3, uint32()),
    selfid: uint32(),
    flags: uint32(),
    irq_mapping: uint8(),
  },
});
export type VersatilePciState = StateOf<typeof vmstateVersatilePci>;

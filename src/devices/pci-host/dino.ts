/**
 * The section `Dino`: the PCI bridge Dino of HP PA-RISC machines.
 *
 * QEMU: `hw/pci-host/dino.c`; checked on streams of 5.2 and 7.2. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateDino = vmstate({
  name: 'Dino',
  versionId: 2,
  minimumVersionId: 1,
  fields: {
    iar0: uint32(),
    iar1: uint32(),
    imr: uint32(),
    ipr: uint32(),
    icr: uint32(),
    ilr: uint32(),
    io_fbb_en: uint32(),
    io_addr_en: uint32(),
    io_control: uint32(),
    toc_addr: uint32(),
  },
});
export type DinoState = StateOf<typeof vmstateDino>;

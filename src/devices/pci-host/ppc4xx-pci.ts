/**
 * The section `ppc4xx_pci`: the PCI bridge of PowerPC 440EP.
 *
 * QEMU: `hw/ppc/ppc4xx_pci.c`; checked on streams of 2.3, 5.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';

export const vmstatePciMasterMap = vmstate({
  name: 'pci_master_map',
  versionId: 0,
  fields: { la: uint32(), ma: uint32(), pcila: uint32(), pciha: uint32() },
});

export const vmstatePciTargetMap = vmstate({
  name: 'pci_target_map',
  versionId: 0,
  fields: { ms: uint32(), la: uint32() },
});

export const vmstatePpc4xxPci = vmstate({
  name: 'ppc4xx_pci',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    pmm: array(3, struct(vmstatePciMasterMap), { since: 1 }),
    ptm: array(2, struct(vmstatePciTargetMap), { since: 1 }),
  },
});
export type Ppc4xxPciState = StateOf<typeof vmstatePpc4xxPci>;

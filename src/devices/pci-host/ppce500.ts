/**
 * The section `ppce500_pci`: the PCI Express bridge of Freescale e500.
 *
 * QEMU: `hw/pci-host/ppce500.c`; checked on streams of 2.3, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';

export const vmstatePciOutbound = vmstate({
  name: 'pci_outbound',
  versionId: 0,
  fields: { potar: uint32(), potear: uint32(), powbar: uint32(), powar: uint32() },
});

export const vmstatePciInbound = vmstate({
  name: 'pci_inbound',
  versionId: 0,
  fields: { pitar: uint32(), piwbar: uint32(), piwbear: uint32(), piwar: uint32() },
});

export const vmstatePpce500Pci = vmstate({
  name: 'ppce500_pci',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    pob: array(5, struct(vmstatePciOutbound), { since: 1 }),
    pib: array(3, struct(vmstatePciInbound), { since: 1 }),
    gasket_time: uint32(),
  },
});
export type Ppce500PciState = StateOf<typeof vmstatePpce500Pci>;

/**
 * The section `PIIX3`: the south bridge of the `pc` machines.
 *
 * QEMU: `hw/isa/piix3.c` (`hw/pci-host/piix.c` in 2.3, `hw/isa/piix.c` since 10.0) in 2.3, 5.2, 7.2, 10.0 and 11.1. One
 * layout in all.
 */
import { array, int32, type StateOf, uint8, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

/** The reset control register (port 0xcf9), if anything but 0 has been written to it. */
export const vmstatePiix3Rcr = vmstate({
  name: 'PIIX3/rcr',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.rcr !== 0,
  fields: { rcr: uint8() },
});

/** `pci_irq_levels_vmstate`: the levels of PIRQA to PIRQD, 0 or 1, as the bus has them at the time of saving. */
export const vmstatePiix3 = vmstate({
  name: 'PIIX3',
  versionId: 3,
  minimumVersionId: 2,
  fields: {
    dev: pciDevice(),
    pci_irq_levels_vmstate: array(4, int32(), { since: 3 }),
  },
  subsections: { rcr: vmstatePiix3Rcr },
});
export type Piix3State = StateOf<typeof vmstatePiix3>;

/**
 * The section `bochs-display`: Bochs' extensions of a VGA without the VGA, on PCI or PCI Express.
 *
 * QEMU: `hw/display/bochs-display.c`; checked on streams of 11.1. One layout in 5.2 and later.
 */
import { array, bool, type StateOf, uint16, vmstate } from '../../vmstate/index.js';
import { anyPciDevice, pciBusKind } from '../pci/pci-device.js';

export const vmstateBochsDisplay = vmstate({
  name: 'bochs-display',
  versionId: 0,
  context: pciBusKind,
  fields: { pci: anyPciDevice(), vbe_regs: array(10, uint16()), big_endian_fb: bool() },
});
export type BochsDisplayState = StateOf<typeof vmstateBochsDisplay>;

/**
 * The section `PIIX4`: the south bridge Intel PIIX4 of the MIPS Malta board.
 *
 * QEMU: `hw/isa/piix4.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. What differs between them is in the
 * slots it concerns.
 */
import { absent, byRelease, type StateOf, uint8, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

export const vmstatePIIX4 = vmstate({
  name: 'PIIX4',
  versionId: { '2.3': 2, '7.2': 3 },
  minimumVersionId: 2,
  fields: {
    dev: pciDevice(),
    rcr: byRelease({ '2.3': absent, '7.2': uint8({ since: 3 }) }),
  },
});
export type PIIX4State = StateOf<typeof vmstatePIIX4>;

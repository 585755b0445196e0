/**
 * The section `ide`: the IDE controllers on the PCI bus (PIIX3, PIIX4, CMD646, VIA).
 *
 * QEMU: `hw/ide/pci.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all. The controller of the Macintosh has the same
 * name and another layout: `ide-macio.ts`.
 */
import { array, type StateOf, struct, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';
import { vmstateBmdma } from './ide-bmdma.js';
import { vmstateIdeBus } from './ide-bus.js';
import { ideMachine, vmstateIdeDrive } from './ide-drive.js';

/** Two channels with two drives each; `ifs0` are the drives of the first. */
export const vmstateIdePci = vmstate({
  name: 'ide',
  versionId: 3,
  minimumVersionId: 0,
  context: ideMachine,
  fields: {
    parent_obj: pciDevice(),
    bmdma: array(2, struct(vmstateBmdma)),
    bus: array(2, struct(vmstateIdeBus), { since: 1 }),
    ifs0: array(2, struct(vmstateIdeDrive), { name: 'bus[0].ifs', since: 3 }),
    ifs1: array(2, struct(vmstateIdeDrive), { name: 'bus[1].ifs', since: 3 }),
  },
});
export type IdePciState = StateOf<typeof vmstateIdePci>;

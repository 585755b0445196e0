/**
 * The section `aspeed.i3c`: the I3C controllers of Aspeed's management controllers.
 *
 * QEMU: `hw/misc/aspeed_i3c.c`; checked on streams of 7.2, 10.0 and 11.1. What differs between them is in the slots
 * it concerns.
 */
import { array, byRelease, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateDwI3c } from './dw-i3c.js';

export const vmstateAspeedI3cDevices = vmstate({
  name: 'aspeed.i3c',
  versionId: 1,
  fields: { regs: array(0x300 / 4, uint32()) },
});

export const vmstateAspeedI3c = vmstate({
  name: 'aspeed.i3c',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    regs: array(28, uint32()),
    devices: byRelease({
      '2.3': array(6, struct(vmstateAspeedI3cDevices), { since: 1 }),
      '11.1': array(6, struct(vmstateDwI3c), { since: 1 }),
    }),
  },
});
export type AspeedI3cState = StateOf<typeof vmstateAspeedI3c>;

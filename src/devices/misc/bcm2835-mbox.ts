/**
 * The section `bcm2835-mbox`: the mailboxes between CPU and VideoCore of the Raspberry Pi.
 *
 * QEMU: `hw/misc/bcm2835_mbox.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, bool, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateBcm2835MboxBox = vmstate({
  name: 'bcm2835-mbox_box',
  versionId: 1,
  minimumVersionId: 1,
  fields: { reg: array(32, uint32()), count: uint32(), status: uint32(), config: uint32() },
});

export const vmstateBcm2835Mbox = vmstate({
  name: 'bcm2835-mbox',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    available: array(9, bool()),
    mbox: array(2, struct(vmstateBcm2835MboxBox), { since: 1 }),
  },
});
export type Bcm2835MboxState = StateOf<typeof vmstateBcm2835Mbox>;

/**
 * The section `armsse-mhu`: the message handling unit between the two cores of the SSE-200 subsystem.
 *
 * QEMU: `hw/misc/armsse-mhu.c` in 5.2, 7.2, 10.0 and 11.1. One layout in all; 2.3 does not have it.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** A bit for each message that interrupts core 0, core 1. */
export const vmstateArmsseMhu = vmstate({
  name: 'armsse-mhu',
  versionId: 1,
  minimumVersionId: 1,
  fields: { cpu0intr: uint32(), cpu1intr: uint32() },
});
export type ArmsseMhuState = StateOf<typeof vmstateArmsseMhu>;

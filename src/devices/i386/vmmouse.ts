/**
 * The section `vmmouse`: the absolute mouse of the VMware port.
 *
 * QEMU: `hw/input/vmmouse.c` (2.3), `hw/i386/vmmouse.c` (5.2, 7.2, 10.0, 11.1). One layout in all.
 */
import { array, int32Equal, type StateOf, uint8, uint16, uint32, vmstate } from '../../vmstate/index.js';

/** Words in the queue; an event takes four. */
export const VMMOUSE_QUEUE_SIZE = 1024;

/** `queue_size` has to be {@link VMMOUSE_QUEUE_SIZE} on both sides; `nb_queue` words of `queue` are in use. */
export const vmstateVmmouse = vmstate({
  name: 'vmmouse',
  versionId: 0,
  minimumVersionId: 0,
  fields: {
    queue_size: int32Equal(),
    queue: array(VMMOUSE_QUEUE_SIZE, uint32()),
    nb_queue: uint16(),
    status: uint16(),
    absolute: uint8(),
  },
});
export type VmmouseState = StateOf<typeof vmstateVmmouse>;

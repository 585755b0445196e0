/**
 * Lists of what is under way in a device, which a machine that was stopped in good order does not have. No section of its
 * own.
 *
 * QEMU: `hw/scsi/scsi-bus.c`, `hw/block/virtio-blk.c` and libslirp's `state.c`: each item stands after a mark, and a 0 is
 * behind the last. What the items look like is up to the controller or to the host, so they are refused here, and the
 * section is read by its description.
 */
import { StreamError, ValueError } from '../../errors.js';
import { leaf } from '../../vmstate/index.js';

/** A list that has to be empty: one byte, 0. `what` names the items, for errors: `requests`. */
// @__NO_SIDE_EFFECTS__
export const emptyList = (type: string, what: string) =>
  leaf<readonly never[]>({
    type,
    size: 1,
    put(items: readonly unknown[], to, at) {
      if (items.length > 0) throw new ValueError('unsupported', `no ${what} can be under way`);
      to.setUint8(at, 0);
    },
    get(from, at) {
      const mark = from.getUint8(at);
      if (mark !== 0) throw new StreamError('unsupported', `${what} are under way`, { expected: 0, actual: mark });
      return [];
    },
  });

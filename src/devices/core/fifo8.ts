/**
 * The struct `Fifo8`: a queue of bytes that many devices have inside. No section of its own.
 *
 * QEMU: `util/fifo8.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all; its capacity is never sent.
 */
import { bufferPointer, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** A queue for so many bytes: a ring, of which `num` bytes from `head` on are taken. */
// @__NO_SIDE_EFFECTS__
export const fifo8 = (capacity: number) =>
  vmstate({
    name: 'Fifo8',
    versionId: 1,
    minimumVersionId: 1,
    fields: { data: bufferPointer(capacity, { since: 1 }), head: uint32(), num: uint32() },
  });
export type Fifo8State = StateOf<ReturnType<typeof fifo8>>;

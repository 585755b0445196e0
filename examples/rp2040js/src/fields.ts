/**
 * Kinds of values that rp2040js has and QEMU has not.
 */
import { array, leaf, struct, uint32, vmstate } from 'vmstate';

/**
 * A number of JavaScript. rp2040js keeps registers as its operators leave them: signed after `&`, beyond 32 bits after
 * `+`, with a fraction after the divider's `/`. Saved is what is there.
 */
export const number = leaf<number>({
  type: 'number',
  size: 8,
  put: (value, to, at) => to.setFloat64(at, value),
  get: (from, at) => from.getFloat64(at),
});

/** Byte strings in a list, each with its length before it. */
export const chunks = leaf<Uint8Array[]>({
  type: 'chunks',
  write(list, to) {
    to.u32(list.length);
    for (const bytes of list) {
      to.u32(bytes.length);
      to.raw(bytes);
    }
  },
  read(from) {
    const list: Uint8Array[] = [];
    for (let n = from.u32(); n > 0; n--) list.push(from.take(from.u32()).slice());
    return list;
  },
});

const vmstateFifo = (size: number) =>
  vmstate({
    name: 'fifo',
    versionId: 1,
    fields: { start: uint32(), used: uint32(), buffer: array(size, uint32()) },
  });

/** A queue of so many words. */
export const fifo = (size: number) => struct(vmstateFifo(size));

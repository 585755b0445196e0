/**
 * The section `s390-skeys`: storage keys, a byte for each page of 4096 bytes.
 *
 * QEMU: `hw/s390x/s390-skeys.c` (5.2, 7.2, 10.0, 11.1), written by hand. One format in all: 5.2 sends one range, all
 * initial memory; later releases one for each stretch of memory, and an emulated machine none as long as the guest has
 * not used keys. 2.3 does not send them.
 */
import { StreamError, ValueError } from '../../errors.js';
import { type ByteReader, type ByteWriter, leaf, type StateOf, vmstate } from '../../vmstate/index.js';
import { s390Machine } from './machine.js';

/** Keys of pages that follow one another. */
export interface S390StorageKeys {
  /** Address of the first page. */
  start: bigint;
  /** A key: bits 4 to 7 access control, 3 fetch protection, 2 reference, 1 change. */
  keys: Uint8Array;
}

/** What the bits below those of an address say. */
const FLAGS = { end: 1n, keys: 2n, error: 4n };
const OFFSET_IN_PAGE = 0xfffn;

/** Ranges: address and flag, count, keys; after the last the flag of the end. */
export const storageKeys = leaf<S390StorageKeys[]>({
  type: 's390-skeys',
  write: (ranges: readonly S390StorageKeys[], to: ByteWriter) => {
    for (const { start, keys } of ranges) {
      if ((start & OFFSET_IN_PAGE) !== 0n) {
        throw new ValueError('out-of-range', 'keys begin at the start of a page', { actual: start });
      }
      to.u64(start | FLAGS.keys);
      to.u64(BigInt(keys.length));
      to.raw(keys);
    }
    to.u64(FLAGS.end);
  },
  read: (from: ByteReader) => {
    const ranges: S390StorageKeys[] = [];
    for (;;) {
      const { offset } = from;
      const word = from.u64();
      const flag = word & OFFSET_IN_PAGE;
      if (flag === FLAGS.end) return ranges;
      if (flag !== FLAGS.keys) {
        const reason = flag === FLAGS.error ? 'the source could not get all storage keys' : 'no flag of storage keys';
        throw new StreamError('bad-value', reason, { offset, actual: word });
      }
      const count = Number(from.u64());
      ranges.push({ start: word & ~OFFSET_IN_PAGE, keys: from.take(count).slice() });
    }
  },
});

/** The keys of all pages. */
export const vmstateS390Skeys = vmstate({
  name: 's390-skeys',
  versionId: 1,
  oldStyle: true,
  context: s390Machine,
  needed: (_state, machine) => machine?.skeysMigration !== false,
  fields: { ranges: storageKeys() },
});
export type S390SkeysState = StateOf<typeof vmstateS390Skeys>;

/**
 * The section `sdhci`: a host controller for SD cards by the SD Association's specification.
 *
 * QEMU: `hw/sd/sdhci.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. The buffer's size is never sent: 512, 1024 or
 * 2048 bytes, by the capabilities of the controller; 512 in 2.3.
 */
import {
  array,
  bool,
  buffer,
  byRelease,
  type StateOf,
  timer,
  uint8,
  uint16,
  uint32,
  uint64,
  vmstate,
} from '../../vmstate/index.js';

/** A card was put in while the guest had switched that event off. */
export const vmstateSdhciPendingInsert = vmstate({
  name: 'sdhci/pending-insert',
  versionId: 1,
  minimumVersionId: 1,
  needed: ({ pending_insert_state }) => pending_insert_state,
  fields: { pending_insert_state: bool() },
});

/** A controller whose buffer has so many bytes. */
// @__NO_SIDE_EFFECTS__
export const sdhci = (bufferSize: 512 | 1024 | 2048) =>
  vmstate({
    name: 'sdhci',
    versionId: 1,
    minimumVersionId: 1,
    fields: {
      sdmasysad: uint32(),
      blksize: uint16(),
      blkcnt: uint16(),
      argument: uint32(),
      trnmod: uint16(),
      cmdreg: uint16(),
      rspreg: array(4, uint32()),
      prnsts: uint32(),
      hostctl1: byRelease({ '2.3': uint8({ name: 'hostctl' }), '5.2': uint8() }),
      pwrcon: uint8(),
      blkgap: uint8(),
      wakcon: uint8(),
      clkcon: uint16(),
      timeoutcon: uint8(),
      admaerr: uint8(),
      norintsts: uint16(),
      errintsts: uint16(),
      norintstsen: uint16(),
      errintstsen: uint16(),
      norintsigen: uint16(),
      errintsigen: uint16(),
      acmd12errsts: uint16(),
      data_count: uint16(),
      admasysaddr: uint64(),
      stopped_state: uint8(),
      fifo_buffer: buffer(bufferSize, { since: 1 }),
      insert_timer: timer(),
      transfer_timer: timer(),
    },
    subsections: { pending_insert: vmstateSdhciPendingInsert },
  });
export type SdhciState = StateOf<ReturnType<typeof sdhci>>;

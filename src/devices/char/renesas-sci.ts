/**
 * The section `renesas-sci`: the serial communication interface of Renesas RX.
 *
 * QEMU: `hw/char/renesas_sci.c`; checked on streams of 5.2, 7.2 and 11.1. One layout in all.
 */
import { int64, type StateOf, timer, uint8, vmstate } from '../../vmstate/index.js';

export const vmstateRenesasSci = vmstate({
  name: 'renesas-sci',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    trtime: int64(),
    rx_next: int64(),
    smr: uint8(),
    brr: uint8(),
    scr: uint8(),
    tdr: uint8(),
    ssr: uint8(),
    rdr: uint8(),
    scmr: uint8(),
    semr: uint8(),
    read_ssr: uint8(),
    timer: timer(),
  },
});
export type RenesasSciState = StateOf<typeof vmstateRenesasSci>;

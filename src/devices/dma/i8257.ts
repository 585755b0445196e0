/**
 * The section `dma`: one of the two DMA controllers of the PC, also found on Alpha, MIPS and PowerPC.
 *
 * QEMU: `hw/dma/i8257.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, int32, type StateOf, struct, uint8, uint16, vmstate } from '../../vmstate/index.js';

/** One channel: `now` and `base` are address and count. */
export const vmstateI8257Regs = vmstate({
  name: 'dma_regs',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    now: array(2, int32()),
    base: array(2, uint16()),
    mode: uint8(),
    page: uint8(),
    pageh: uint8(),
    dack: uint8(),
    eop: uint8(),
  },
});

/** `dshift` is 0 for the controller of 8-bit channels (instance 0), 1 for that of 16-bit ones. */
export const vmstateI8257 = vmstate({
  name: 'dma',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    command: uint8(),
    mask: uint8(),
    flip_flop: uint8(),
    dshift: int32(),
    regs: array(4, struct(vmstateI8257Regs), { since: 1 }),
  },
});
export type I8257State = StateOf<typeof vmstateI8257>;

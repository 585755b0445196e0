/**
 * The section `bcm2835-sdhost`: the SD host of the Raspberry Pi.
 *
 * QEMU: `hw/sd/bcm2835_sdhost.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, int32, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateBcm2835Sdhost = vmstate({
  name: 'bcm2835-sdhost',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    cmd: uint32(),
    cmdarg: uint32(),
    status: uint32(),
    rsp: array(4, uint32()),
    config: uint32(),
    edm: uint32(),
    vdd: uint32(),
    hbct: uint32(),
    hblc: uint32(),
    fifo_pos: int32(),
    fifo_len: int32(),
    fifo: array(16, uint32()),
    datacnt: uint32(),
  },
});
export type Bcm2835SdhostState = StateOf<typeof vmstateBcm2835Sdhost>;

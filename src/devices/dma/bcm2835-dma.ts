/**
 * The section `bcm2835-dma`: the DMA controller of the Raspberry Pi.
 *
 * QEMU: `hw/dma/bcm2835_dma.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateBcm2835DmaChan = vmstate({
  name: 'bcm2835-dma-chan',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    cs: uint32(),
    conblk_ad: uint32(),
    ti: uint32(),
    source_ad: uint32(),
    dest_ad: uint32(),
    txfr_len: uint32(),
    stride: uint32(),
    nextconbk: uint32(),
    debug: uint32(),
  },
});

export const vmstateBcm2835Dma = vmstate({
  name: 'bcm2835-dma',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    chan: array(16, struct(vmstateBcm2835DmaChan), { since: 1 }),
    int_status: uint32(),
    enable: uint32(),
  },
});
export type Bcm2835DmaState = StateOf<typeof vmstateBcm2835Dma>;

/**
 * The section `pxa2xx-mmci`: the SD and MMC controller of Intel PXA2xx.
 *
 * QEMU: `hw/sd/pxa2xx_mmci.c`; checked on streams of 5.2 and 7.2. One layout in all.
 */
import { array, int32, type StateOf, uint8, uint16, uint32, vmstate } from '../../vmstate/index.js';

export const vmstatePxa2xxMmci = vmstate({
  name: 'pxa2xx-mmci',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    status: uint32(),
    clkrt: uint32(),
    spi: uint32(),
    cmdat: uint32(),
    resp_tout: uint32(),
    read_tout: uint32(),
    blklen: int32(),
    numblk: int32(),
    intmask: uint32(),
    intreq: uint32(),
    cmd: int32(),
    arg: uint32(),
    cmdreq: int32(),
    active: int32(),
    bytesleft: int32(),
    tx_start: uint32(),
    tx_len: uint32(),
    rx_start: uint32(),
    rx_len: uint32(),
    resp_len: uint32(),
    tx_fifo: array(64, uint8()),
    rx_fifo: array(32, uint8()),
    resp_fifo: array(9, uint16()),
  },
});
export type Pxa2xxMmciState = StateOf<typeof vmstatePxa2xxMmci>;

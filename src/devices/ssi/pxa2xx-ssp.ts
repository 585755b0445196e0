/**
 * The sections `pxa2xx-ssp` and, in 2.3, `pxa2xx_ssp`: the synchronous serial ports of Intel PXA2xx.
 *
 * QEMU: `hw/arm/pxa2xx.c`; checked on streams of 2.3, 5.2 and 7.2. Written by hand in 2.3.
 */
import { array, type StateOf, uint8, uint32, varray, vmstate } from '../../vmstate/index.js';

const registers = {
  enable: uint32(),
  sscr: array(2, uint32()),
  sspsp: uint32(),
  ssto: uint32(),
  ssitr: uint32(),
  sssr: uint32(),
  sstsa: uint8(),
  ssrsa: uint8(),
  ssacd: uint8(),
};

export const vmstatePxa2xxSsp = vmstate({
  name: 'pxa2xx-ssp',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    ...registers,
    rx_level: uint32(),
    rx_start: uint32(),
    rx_fifo: array(16, uint32()),
  },
});
export type Pxa2xxSspState = StateOf<typeof vmstatePxa2xxSsp>;

/** 2.3 alone. The FIFO holds what is in it, the oldest first, of each word the low byte. */
export const vmstatePxa2xxSspByHand = vmstate({
  name: 'pxa2xx_ssp',
  versionId: 0,
  oldStyle: true,
  fields: { ...registers, rx_level: uint8(), rx_fifo: varray('rx_level', uint8()) },
});
export type Pxa2xxSspByHandState = StateOf<typeof vmstatePxa2xxSspByHand>;

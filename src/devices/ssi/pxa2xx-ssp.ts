/**
 * The section `pxa2xx-ssp`: the synchronous serial ports of Intel PXA2xx.
 *
 * QEMU: `hw/arm/pxa2xx.c`; checked on streams of 5.2 and 7.2. One layout in all.
 */
import { array, type StateOf, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstatePxa2xxSsp = vmstate({
  name: 'pxa2xx-ssp',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    enable: uint32(),
    sscr: array(2, uint32()),
    sspsp: uint32(),
    ssto: uint32(),
    ssitr: uint32(),
    sssr: uint32(),
    sstsa: uint8(),
    ssrsa: uint8(),
    ssacd: uint8(),
    rx_level: uint32(),
    rx_start: uint32(),
    rx_fifo: array(16, uint32()),
  },
});
export type Pxa2xxSspState = StateOf<typeof vmstatePxa2xxSsp>;

/**
 * The section `pl022_ssp`: the PrimeCell synchronous serial port PL022.
 *
 * QEMU: `hw/ssi/pl022.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { int32, type StateOf, uint16, uint32, vmstate } from '../../vmstate/index.js';

export const vmstatePl022Ssp = vmstate({
  name: 'pl022_ssp',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    cr0: uint32(),
    cr1: uint32(),
    bitmask: uint32(),
    sr: uint32(),
    cpsr: uint32(),
    is: uint32(),
    im: uint32(),
    tx_fifo_head: int32(),
    rx_fifo_head: int32(),
    tx_fifo_len: int32(),
    rx_fifo_len: int32(),
    tx_fifo_0: uint16({ name: 'tx_fifo[0]' }),
    rx_fifo_0: uint16({ name: 'rx_fifo[0]' }),
    tx_fifo_1: uint16({ name: 'tx_fifo[1]' }),
    rx_fifo_1: uint16({ name: 'rx_fifo[1]' }),
    tx_fifo_2: uint16({ name: 'tx_fifo[2]' }),
    rx_fifo_2: uint16({ name: 'rx_fifo[2]' }),
    tx_fifo_3: uint16({ name: 'tx_fifo[3]' }),
    rx_fifo_3: uint16({ name: 'rx_fifo[3]' }),
    tx_fifo_4: uint16({ name: 'tx_fifo[4]' }),
    rx_fifo_4: uint16({ name: 'rx_fifo[4]' }),
    tx_fifo_5: uint16({ name: 'tx_fifo[5]' }),
    rx_fifo_5: uint16({ name: 'rx_fifo[5]' }),
    tx_fifo_6: uint16({ name: 'tx_fifo[6]' }),
    rx_fifo_6: uint16({ name: 'rx_fifo[6]' }),
    tx_fifo_7: uint16({ name: 'tx_fifo[7]' }),
    rx_fifo_7: uint16({ name: 'rx_fifo[7]' }),
  },
});
export type Pl022SspState = StateOf<typeof vmstatePl022Ssp>;

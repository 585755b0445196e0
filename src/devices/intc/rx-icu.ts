/**
 * The section `rx-icu`: the interrupt controller of the RX62N.
 *
 * QEMU: `hw/intc/rx_icu.c` in 5.2, 7.2, 10.0 and 11.1. One layout in all; 2.3 does not have it.
 */
import { array, int16, type StateOf, uint8, uint16, vmstate } from '../../vmstate/index.js';

/**
 * Registers by the manual's names, of 256 interrupts: `ir` requested, `dtcer` goes to the data transfer controller,
 * `ier` enabled (a bit for each), `ipr` priorities, `fir` the fast one. `nmisr` to `nmicr`: the non-maskable one.
 * `req_irq`: which one is signalled to the CPU, -1 for none.
 */
export const vmstateRxIcu = vmstate({
  name: 'rx-icu',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    ir: array(256, uint8()),
    dtcer: array(256, uint8()),
    ier: array(32, uint8()),
    ipr: array(142, uint8()),
    dmasr: array(4, uint8()),
    fir: uint16(),
    nmisr: uint8(),
    nmier: uint8(),
    nmiclr: uint8(),
    nmicr: uint8(),
    req_irq: int16(),
  },
});
export type RxIcuState = StateOf<typeof vmstateRxIcu>;

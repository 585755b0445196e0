/**
 * What the devices of the sPAPR virtual I/O bus have in common; stands inside their own sections.
 *
 * QEMU: `hw/ppc/spapr_vio.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { named, type StateOf, uint32, uint32Equal, uint64, vmstate } from '../../vmstate/index.js';

/**
 * `reg`, the unit address, and `irq` must be the same on both sides. `signal_state`: 1 if the guest wants interrupts.
 * `qladdr`, `qsize` (bytes), `qnext` (offset): the command queue in guest memory, address 0 for none.
 */
export const vmstateSpaprVio = vmstate({
  name: 'spapr_vio',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    reg: uint32Equal(),
    irq: uint32Equal(),
    signal_state: uint64(),
    ...named('crq.', { qladdr: uint64(), qsize: uint32(), qnext: uint32() }),
  },
});
export type SpaprVioState = StateOf<typeof vmstateSpaprVio>;

/**
 * The section `parallel_isa`: a parallel port on the ISA bus.
 *
 * QEMU: `hw/char/parallel.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { int32, named, type StateOf, uint8, vmstate } from '../../vmstate/index.js';

/** Data written and read, status and control registers, and whether the interrupt and the EPP timeout are pending. */
export const vmstateParallelIsa = vmstate({
  name: 'parallel_isa',
  versionId: 1,
  minimumVersionId: 1,
  fields: named('state.', {
    dataw: uint8(),
    datar: uint8(),
    status: uint8(),
    control: uint8(),
    irq_pending: int32(),
    epp_timeout: int32(),
  }),
});
export type ParallelIsaState = StateOf<typeof vmstateParallelIsa>;

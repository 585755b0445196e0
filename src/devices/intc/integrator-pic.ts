/**
 * The section `icp_pic`: an interrupt controller of the Integrator/CP board; one is the CPU's, others stand before it.
 *
 * QEMU: `hw/arm/integratorcp.c` in 5.2, 7.2, 10.0 and 11.1. One layout in all; 2.3 does not send it.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** A bit for each of 32 interrupts: as they come in, enabled as IRQ, enabled as FIQ. */
export const vmstateIntegratorPic = vmstate({
  name: 'icp_pic',
  versionId: 1,
  minimumVersionId: 1,
  fields: { level: uint32(), irq_enabled: uint32(), fiq_enabled: uint32() },
});
export type IntegratorPicState = StateOf<typeof vmstateIntegratorPic>;

/**
 * The sections `xive-tctx` and `xive-source`: the XIVE interrupt controller of POWER9 and later, what a CPU sees of it
 * and the states of its sources.
 *
 * QEMU: `hw/intc/xive.c` in 5.2, 7.2, 10.0 and 11.1. One layout in all. 2.3 does not have it.
 */
import { buffer, type StateOf, uint32Equal, vbuffer, vmstate } from '../../vmstate/index.js';

/**
 * The thread context of a CPU: four rings of 16 bytes, for user, operating system, hypervisor pool and hypervisor. In
 * a ring: NSR, CPPR, IPB, LSMFB, ACK#, INC, AGE, PIPR, a byte each, then word 2, the CAM line, and
 * word 3.
 */
export const vmstateXiveTctx = vmstate({
  name: 'xive-tctx',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: buffer(64) },
});
export type XiveTctxState = StateOf<typeof vmstateXiveTctx>;

/**
 * The sources of a controller, whose number must be the same on both sides. Of each in `status`: bits 0 and 1 the
 * event state buffer, Q and P (0 reset, 1 off, 2 pending, 3 queued); bit 2 asserted, if it is level triggered.
 */
export const vmstateXiveSource = vmstate({
  name: 'xive-source',
  versionId: 1,
  minimumVersionId: 1,
  fields: { nr_irqs: uint32Equal(), status: vbuffer('nr_irqs', { since: 1 }) },
});
export type XiveSourceState = StateOf<typeof vmstateXiveSource>;

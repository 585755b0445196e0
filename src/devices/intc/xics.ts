/**
 * The sections `ics` and `icp/server`: the XICS interrupt controller of POWER machines, its sources and the
 * presentation to a CPU.
 *
 * QEMU: `hw/intc/xics.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { pointer, type StateOf, struct, uint8, uint32, uint32Equal, varray, vmstate } from '../../vmstate/index.js';

/**
 * A source: the CPU it goes to and its priorities (255: masked). `status` has bits such as 1 asserted, 2 sent, 16
 * presented; `flags` 1 level or 2 message signalled, 0 not in use.
 */
export const vmstateIcsIrq = vmstate({
  name: 'ics/irq',
  versionId: 2,
  minimumVersionId: 1,
  fields: { server: uint32(), priority: uint8(), saved_priority: uint8(), status: uint8(), flags: uint8() },
});

/** All sources of a controller; their number must be the same on both sides. */
export const vmstateIcs = vmstate({
  name: 'ics',
  versionId: 1,
  minimumVersionId: 1,
  fields: { nr_irqs: uint32Equal(), irqs: pointer(varray('nr_irqs', struct(vmstateIcsIrq))) },
});
export type IcsState = StateOf<typeof vmstateIcs>;

/**
 * What a CPU sees: `xirr` is its priority (8 bits) and the source that interrupts it (24 bits), `mfrr` the priority of
 * interprocessor interrupts, `pending_priority` that of the waiting one; 255 is the lowest. Instance: the CPU's index.
 */
export const vmstateIcpServer = vmstate({
  name: 'icp/server',
  versionId: 1,
  minimumVersionId: 1,
  fields: { xirr: uint32(), pending_priority: uint8(), mfrr: uint8() },
});
export type IcpServerState = StateOf<typeof vmstateIcpServer>;

/**
 * The section `aspeed.new-vic`: the interrupt controller of the Aspeed AST2400 and AST2500, for 51 interrupts.
 *
 * QEMU: `hw/intc/aspeed_vic.c` in 5.2, 7.2, 10.0 and 11.1. One layout in all; 2.3 does not have it.
 */
import { type StateOf, uint64, vmstate } from '../../vmstate/index.js';

/**
 * A bit for each interrupt: as it comes in, waiting, FIQ, enabled, raised by software, by level, by both edges, by a high
 * level or rising edge.
 */
export const vmstateAspeedVic = vmstate({
  name: 'aspeed.new-vic',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    level: uint64(),
    raw: uint64(),
    select: uint64(),
    enable: uint64(),
    trigger: uint64(),
    sense: uint64(),
    dual_edge: uint64(),
    event: uint64(),
  },
});
export type AspeedVicState = StateOf<typeof vmstateAspeedVic>;

/**
 * The section `ppc-uic`: the universal interrupt controller of PowerPC 4xx.
 *
 * QEMU: `hw/intc/ppc-uic.c` in 7.2, 10.0 and 11.1. One layout in all; 2.3 and 5.2 do not send it.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/**
 * A bit for each of 32 inputs, input 0 in bit 31: `level` as they are, `uicsr` status, `uicer` enabled, `uiccr` critical,
 * `uicpr` polarity, `uictr` edge triggered. `uicvcr` configures the vector `uicvr`.
 */
export const vmstatePpcUic = vmstate({
  name: 'ppc-uic',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    level: uint32(),
    uicsr: uint32(),
    uicer: uint32(),
    uiccr: uint32(),
    uicpr: uint32(),
    uictr: uint32(),
    uicvcr: uint32(),
    uicvr: uint32(),
  },
});
export type PpcUicState = StateOf<typeof vmstatePpcUic>;

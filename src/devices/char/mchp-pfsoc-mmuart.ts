/**
 * The section `mchp.pfsoc.uart`: the registers around the serial ports of Microchip PolarFire.
 *
 * QEMU: `hw/char/mchp_pfsoc_mmuart.c`; checked on streams of 11.1.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateMchpPfsocUart = vmstate({
  name: 'mchp.pfsoc.uart',
  versionId: 0,
  fields: { reg: array(13, uint32()) },
});
export type MchpPfsocUartState = StateOf<typeof vmstateMchpPfsocUart>;

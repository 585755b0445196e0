/**
 * The section `cadence.sdhci`: the registers around the SD controller of Cadence.
 *
 * QEMU: `hw/sd/cadence_sdhci.c`; checked on streams of 5.2 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateCadenceSdhci = vmstate({
  name: 'cadence.sdhci',
  versionId: 1,
  fields: { regs: array(0x100 / 4, uint32()) },
});
export type CadenceSdhciState = StateOf<typeof vmstateCadenceSdhci>;

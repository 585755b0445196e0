/**
 * The section `aspeed.sdhci`: the registers around two SD controllers of Aspeed's management controllers.
 *
 * QEMU: `hw/sd/aspeed_sdhci.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateAspeedSdhci = vmstate({
  name: 'aspeed.sdhci',
  versionId: 1,
  fields: { regs: array(0x100 / 4, uint32()) },
});
export type AspeedSdhciState = StateOf<typeof vmstateAspeedSdhci>;

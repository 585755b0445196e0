/**
 * The section `exynos4210.clk`: the clock controller of Exynos 4210.
 *
 * QEMU: `hw/misc/exynos4210_clk.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateExynos4210Clk = vmstate({
  name: 'exynos4210.clk',
  versionId: 1,
  minimumVersionId: 1,
  fields: { reg: array(12, uint32()) },
});
export type Exynos4210ClkState = StateOf<typeof vmstateExynos4210Clk>;

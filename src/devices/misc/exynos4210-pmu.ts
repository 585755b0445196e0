/**
 * The section `exynos4210.pmu`: the power management unit of Exynos 4210.
 *
 * QEMU: `hw/misc/exynos4210_pmu.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateExynos4210Pmu = vmstate({
  name: 'exynos4210.pmu',
  versionId: 1,
  minimumVersionId: 1,
  fields: { reg: array(0x240 / 4, uint32()) },
});
export type Exynos4210PmuState = StateOf<typeof vmstateExynos4210Pmu>;

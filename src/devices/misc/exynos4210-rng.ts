/**
 * The section `exynos4210.rng`: the random number generator of Exynos 4210.
 *
 * QEMU: `hw/misc/exynos4210_rng.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, int32, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateExynos4210Rng = vmstate({
  name: 'exynos4210.rng',
  versionId: 1,
  minimumVersionId: 1,
  fields: { randr_value: array(5, int32()), seed_set: uint32(), reg_status: uint32(), reg_control: uint32() },
});
export type Exynos4210RngState = StateOf<typeof vmstateExynos4210Rng>;

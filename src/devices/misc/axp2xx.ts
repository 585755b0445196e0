/**
 * The section `axp2xx_pmu`: the power managers X-Powers AXP209 and AXP221.
 *
 * QEMU: `hw/misc/axp2xx.c`; checked on streams of 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint8, vmstate } from '../../vmstate/index.js';

export const vmstateAxp2xxPmu = vmstate({
  name: 'axp2xx_pmu',
  versionId: 1,
  fields: { regs: array(255, uint8()), ptr: uint8(), count: uint8() },
});
export type Axp2xxPmuState = StateOf<typeof vmstateAxp2xxPmu>;

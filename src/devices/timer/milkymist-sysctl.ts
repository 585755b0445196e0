/**
 * The section `milkymist-sysctl`: system control and timers of the Milkymist One.
 *
 * QEMU: `hw/timer/milkymist-sysctl.c`; checked on streams of 2.3.
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstatePtimer } from './ptimer.js';

export const vmstateMilkymistSysctl = vmstate({
  name: 'milkymist-sysctl',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(32, uint32()), ptimer0: struct(vmstatePtimer), ptimer1: struct(vmstatePtimer) },
});
export type MilkymistSysctlState = StateOf<typeof vmstateMilkymistSysctl>;

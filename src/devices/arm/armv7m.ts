/**
 * The section `armv7m`: the container of an M profile core, which has its clocks. The core is in `cpu`, what stands
 * around it in `armv7m_nvic` and `armv7m_systick`.
 *
 * QEMU: `hw/arm/armv7m.c` in 7.2, 10.0 and 11.1. 2.3 and 5.2 do not have the section.
 */
import { pointer, type StateOf, struct, vmstate } from '../../vmstate/index.js';
import { vmstateClock } from '../core/clock.js';

/** `refclk`: what SysTick may count instead of `cpuclk`; its period is 0 if there is none. */
export const vmstateArmv7m = vmstate({
  name: 'armv7m',
  versionId: 1,
  minimumVersionId: 1,
  fields: { refclk: pointer(struct(vmstateClock)), cpuclk: pointer(struct(vmstateClock)) },
});
export type Armv7mState = StateOf<typeof vmstateArmv7m>;

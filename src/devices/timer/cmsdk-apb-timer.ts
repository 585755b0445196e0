/**
 * The section `cmsdk-apb-timer`: the simple timer of ARM's Cortex-M system design kit.
 *
 * QEMU: `hw/timer/cmsdk-apb-timer.c` in 5.2, 7.2, 10.0 and 11.1; 2.3 does not have it.
 */
import { byRelease, pointer, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateClock } from '../core/clock.js';
import { vmstatePtimer } from './ptimer.js';

/**
 * `pclk`: what it counts; in 5.2 a property of the board. `ctrl`: bit 0 on, 1 and 2 an outside line gates or clocks it (no
 * effect), 3 interrupt. `value` and `reload` are stale, they are in `timer`. `intstatus`: bit 0, it has reached 0.
 */
export const vmstateCmsdkApbTimer = vmstate({
  name: 'cmsdk-apb-timer',
  versionId: { '2.3': 1, '7.2': 2 },
  minimumVersionId: { '2.3': 1, '7.2': 2 },
  fields: {
    timer: pointer(struct(vmstatePtimer, { since: 1 })),
    pclk: byRelease({ '7.2': pointer(struct(vmstateClock)) }),
    ctrl: uint32(),
    value: uint32(),
    reload: uint32(),
    intstatus: uint32(),
  },
});
export type CmsdkApbTimerState = StateOf<typeof vmstateCmsdkApbTimer>;

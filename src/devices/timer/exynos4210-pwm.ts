/**
 * The section `exynos4210.pwm`: the PWM timers of Exynos 4210.
 *
 * QEMU: `hw/timer/exynos4210_pwm.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstatePtimer } from './ptimer.js';

export const vmstateExynos4210PwmPwm = vmstate({
  name: 'exynos4210.pwm.pwm',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    id: uint32(),
    freq: uint32(),
    ptimer: struct(vmstatePtimer, { since: 1 }),
    reg_tcntb: uint32(),
    reg_tcmpb: uint32(),
  },
});

export const vmstateExynos4210Pwm = vmstate({
  name: 'exynos4210.pwm',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    reg_tcfg: array(2, uint32()),
    reg_tcon: uint32(),
    reg_tint_cstat: uint32(),
    timer: array(5, struct(vmstateExynos4210PwmPwm)),
  },
});
export type Exynos4210PwmState = StateOf<typeof vmstateExynos4210Pwm>;

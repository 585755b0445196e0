/**
 * The section `sifive-pwm`: the PWM of SiFive.
 *
 * QEMU: `hw/timer/sifive_pwm.c`; checked on streams of 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, timer, uint32, uint64, vmstate } from '../../vmstate/index.js';

export const vmstateSifivePwm = vmstate({
  name: 'sifive-pwm',
  versionId: 1,
  minimumVersionId: 1,
  fields: { timer: array(4, timer()), tick_offset: uint64(), pwmcfg: uint32(), pwmcmp: array(4, uint32()) },
});
export type SifivePwmState = StateOf<typeof vmstateSifivePwm>;

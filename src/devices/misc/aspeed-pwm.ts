/**
 * The section `aspeed.pwm`: the PWM controller of Aspeed's management controllers.
 *
 * QEMU: `hw/misc/aspeed_pwm.c`; checked on streams of 11.1.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateAspeedPwm = vmstate({
  name: 'aspeed.pwm',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(0x10c / 4, uint32()) },
});
export type AspeedPwmState = StateOf<typeof vmstateAspeedPwm>;

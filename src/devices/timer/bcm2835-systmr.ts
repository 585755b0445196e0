/**
 * The section `bcm2835_sys_timer`: the system timer of the Raspberry Pi.
 *
 * QEMU: `hw/timer/bcm2835_systmr.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateBcm2835SysTimer = vmstate({
  name: 'bcm2835_sys_timer',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    ctrl_status: uint32({ name: 'reg.ctrl_status' }),
    compare: array(4, uint32(), { name: 'reg.compare' }),
  },
});
export type Bcm2835SysTimerState = StateOf<typeof vmstateBcm2835SysTimer>;

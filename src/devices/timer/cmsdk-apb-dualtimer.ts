/**
 * The section `cmsdk-apb-dualtimer`: two timers of ARM's Cortex-M system design kit, of the kind of the SP804.
 *
 * QEMU: `hw/timer/cmsdk-apb-dualtimer.c` in 5.2, 7.2, 10.0 and 11.1; 2.3 does not have it.
 */
import { array, byRelease, pointer, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateClock } from '../core/clock.js';
import { vmstatePtimer } from './ptimer.js';

/**
 * One timer. `load`: what it begins at, `value`: its count while it stands still. `control`: bit 0 one-shot, 1 of 32 bits, 2
 * and 3 prescaler (1, 16, 256), 5 interrupt, 6 periodic, 7 on. `intstatus`: bit 0, it has reached 0.
 */
export const vmstateCmsdkApbDualtimerModule = vmstate({
  name: 'cmsdk-apb-dualtimer-module',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    timer: pointer(struct(vmstatePtimer, { since: 1 })),
    load: uint32(),
    value: uint32(),
    control: uint32(),
    intstatus: uint32(),
  },
});

/** `timclk`: what they count; in 5.2 a property of the board. `timeritcr`, `timeritop`: integration test registers. */
export const vmstateCmsdkApbDualtimer = vmstate({
  name: 'cmsdk-apb-dualtimer',
  versionId: { '2.3': 1, '7.2': 2 },
  minimumVersionId: { '2.3': 1, '7.2': 2 },
  fields: {
    timclk: byRelease({ '7.2': pointer(struct(vmstateClock)) }),
    timermod: array(2, struct(vmstateCmsdkApbDualtimerModule), { since: 1 }),
    timeritcr: uint32(),
    timeritop: uint32(),
  },
});
export type CmsdkApbDualtimerState = StateOf<typeof vmstateCmsdkApbDualtimer>;

/**
 * The section `stellaris_gptm`: the general purpose timers of TI Stellaris.
 *
 * QEMU: `hw/timer/stellaris-gptm.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. What differs between them is
 * in the slots it concerns.
 */
import {
  absent,
  array,
  byRelease,
  int64,
  type StateOf,
  struct,
  timer,
  uint32,
  unused,
  vmstate,
} from '../../vmstate/index.js';
import { vmstateClock } from '../core/clock.js';

export const vmstateStellarisGptm = vmstate({
  name: 'stellaris_gptm',
  versionId: { '2.3': 1, '7.2': 2 },
  minimumVersionId: { '2.3': 1, '7.2': 2 },
  fields: {
    config: uint32(),
    mode: array(2, uint32()),
    control: uint32(),
    state: uint32(),
    mask: uint32(),
    unused: unused(8),
    load: array(2, uint32()),
    match: array(2, uint32()),
    prescale: array(2, uint32()),
    match_prescale: array(2, uint32()),
    rtc: uint32(),
    tick: array(2, int64()),
    timer: array(2, timer()),
    clk: byRelease({ '2.3': absent, '7.2': struct(vmstateClock) }),
  },
});
export type StellarisGptmState = StateOf<typeof vmstateStellarisGptm>;

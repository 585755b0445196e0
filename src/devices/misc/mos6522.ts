/**
 * The section `mos6522`: the versatile interface adapter MOS 6522 of Macs.
 *
 * QEMU: `hw/misc/mos6522.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. What differs between them is in the slots
 * it concerns.
 */
import {
  absent,
  array,
  byRelease,
  int64,
  type StateOf,
  struct,
  timer,
  uint8,
  uint16,
  vmstate,
} from '../../vmstate/index.js';

/** What a timer is set to; times in ns. */
export const mos6522TimerFields = {
  latch: uint16(),
  counter_value: uint16(),
  load_time: int64(),
  next_irq_time: int64(),
};

export const vmstateMos6522Timer = vmstate({
  name: 'mos6522_timer',
  versionId: 0,
  fields: { ...mos6522TimerFields, timer: timer() },
});

export const vmstateMos6522 = vmstate({
  name: 'mos6522',
  versionId: { '2.3': 0, '7.2': 1 },
  minimumVersionId: { '2.3': 0, '7.2': 1 },
  fields: {
    a: uint8(),
    b: uint8(),
    dira: uint8(),
    dirb: uint8(),
    sr: uint8(),
    acr: uint8(),
    pcr: uint8(),
    ifr: uint8(),
    ier: uint8(),
    last_irq_levels: byRelease({ '2.3': absent, '7.2': uint8() }),
    timers: array(2, struct(vmstateMos6522Timer)),
  },
});
export type Mos6522State = StateOf<typeof vmstateMos6522>;

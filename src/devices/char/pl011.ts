/**
 * The section `pl011`: the PrimeCell serial port PL011.
 *
 * QEMU: `hw/char/pl011.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. What differs between them is in the
 * slots it concerns.
 */
import { array, byRelease, int32, type StateOf, struct, uint32, unused, vmstate } from '../../vmstate/index.js';
import { vmstateClock } from '../core/clock.js';

export const vmstatePl011Clock = vmstate({
  name: 'pl011/clock',
  versionId: 1,
  minimumVersionId: 1,
  fields: { clk: struct(vmstateClock) },
});

export const vmstatePl011 = vmstate({
  name: 'pl011',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    readbuff: byRelease({ '2.3': uint32(), '10.0': unused(4) }),
    flags: uint32(),
    lcr: uint32(),
    rsr: uint32(),
    cr: uint32(),
    dmacr: uint32(),
    int_enabled: uint32(),
    int_level: uint32(),
    read_fifo: array(16, uint32()),
    ilpr: uint32(),
    ibrd: uint32(),
    fbrd: uint32(),
    ifl: uint32(),
    read_pos: int32(),
    read_count: int32(),
    read_trigger: int32(),
  },
  subsections: { clock: vmstatePl011Clock },
});
export type Pl011State = StateOf<typeof vmstatePl011>;

/**
 * The section `pl031`: the PrimeCell real-time clock PL031.
 *
 * QEMU: `hw/rtc/pl031.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstatePl031TickOffset = vmstate({
  name: 'pl031/tick-offset',
  versionId: 1,
  minimumVersionId: 1,
  fields: { tick_offset: uint32() },
});

export const vmstatePl031 = vmstate({
  name: 'pl031',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    tick_offset_vmstate: uint32(),
    mr: uint32(),
    lr: uint32(),
    cr: uint32(),
    im: uint32(),
    is: uint32(),
  },
  subsections: { tick_offset: vmstatePl031TickOffset },
});
export type Pl031State = StateOf<typeof vmstatePl031>;

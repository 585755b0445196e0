/**
 * The section `mps2-fpgaio`: LEDs, buttons and counters of ARM's MPS2 and MPS3 boards.
 *
 * QEMU: `hw/misc/mps2-fpgaio.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. What differs between them is in the
 * slots it concerns.
 */
import { int64, releases, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateMps2FpgaioCounters = vmstate({
  name: 'mps2-fpgaio/counters',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    clk1hz_tick_offset: int64(),
    clk100hz_tick_offset: int64(),
    counter: uint32(),
    pscntr: uint32(),
    pscntr_sync_ticks: int64(),
  },
});

export const vmstateMps2FpgaioIn5_2 = vmstate({
  name: 'mps2-fpgaio',
  versionId: 1,
  minimumVersionId: 1,
  fields: { led0: uint32(), prescale: uint32(), misc: uint32() },
  subsections: { counters: vmstateMps2FpgaioCounters },
});

export const vmstateMps2FpgaioIn7_2 = vmstate({
  name: 'mps2-fpgaio',
  versionId: 3,
  minimumVersionId: 3,
  fields: {
    led0: uint32(),
    prescale: uint32(),
    misc: uint32(),
    dbgctrl: uint32(),
    clk1hz_tick_offset: int64(),
    clk100hz_tick_offset: int64(),
    counter: uint32(),
    pscntr: uint32(),
    pscntr_sync_ticks: int64(),
  },
});

export const vmstateMps2Fpgaio = releases({ '2.3': vmstateMps2FpgaioIn5_2, '7.2': vmstateMps2FpgaioIn7_2 });
export type Mps2FpgaioState = StateOf<typeof vmstateMps2Fpgaio>;

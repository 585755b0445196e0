/**
 * The section `goldfish_rtc`: the real-time clock of Android's Goldfish, on RISC-V and m68k `virt`.
 *
 * QEMU: `hw/rtc/goldfish_rtc.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint32, uint64, vmstate } from '../../vmstate/index.js';

export const vmstateGoldfishRtc = vmstate({
  name: 'goldfish_rtc',
  versionId: 3,
  fields: {
    tick_offset_vmstate: uint64(),
    alarm_next: uint64(),
    alarm_running: uint32(),
    irq_pending: uint32(),
    irq_enabled: uint32(),
    time_high: uint32(),
    tick_offset: uint64({ since: 3 }),
  },
});
export type GoldfishRtcState = StateOf<typeof vmstateGoldfishRtc>;

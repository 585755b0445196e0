/**
 * The TCO watchdog of the ICH9 south bridge, part of `ich9_pm/tco`.
 *
 * QEMU: `hw/acpi/tco.c` in 5.2, 7.2, 10.0 and 11.1; 2.3 does not have it. One layout in all.
 */
import { int64, named, type StateOf, timer, uint8, uint16, vmstate } from '../../vmstate/index.js';

/** The registers, the next tick and the end of the countdown (ns of the virtual clock), and how often it ended. */
export const vmstateTco = vmstate({
  name: 'tco io device status',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    ...named('tco.', {
      rld: uint16(),
      din: uint8(),
      dout: uint8(),
      sts1: uint16(),
      sts2: uint16(),
      cnt1: uint16(),
      cnt2: uint16(),
      msg1: uint8(),
      msg2: uint8(),
      wdcnt: uint8(),
      tmr: uint16(),
    }),
    sw_irq_gen: uint8(),
    tco_timer: timer(),
    expire_time: int64(),
    timeouts_no: uint8(),
  },
});
export type TcoState = StateOf<typeof vmstateTco>;

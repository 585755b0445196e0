/**
 * The section `m48t59`: the real-time clocks with NVRAM M48T02, M48T08 and M48T59.
 *
 * QEMU: `hw/rtc/m48t59.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. 2.3 sends the
 * memory of 8 KiB, later ones send none of it.
 */
import { buffer, byRelease, type StateOf, uint8, uint16, vmstate } from '../../vmstate/index.js';

/** `addr`: where in its memory the chip is, which is in `buffer`. */
export const vmstateM48t59 = vmstate({
  name: 'm48t59',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    lock: uint8(),
    addr: uint16(),
    buffer: byRelease({ '2.3': buffer(8192), '5.2': buffer(0) }),
  },
});
export type M48t59State = StateOf<typeof vmstateM48t59>;

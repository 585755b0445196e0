/**
 * The section `tz-ppc`: ARM's TrustZone controller before peripherals.
 *
 * QEMU: `hw/misc/tz-ppc.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, bool, type StateOf, vmstate } from '../../vmstate/index.js';

export const vmstateTzPpc = vmstate({
  name: 'tz-ppc',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    cfg_nonsec: array(16, bool()),
    cfg_ap: array(16, bool()),
    cfg_sec_resp: bool(),
    irq_enable: bool(),
    irq_clear: bool(),
    irq_status: bool(),
  },
});
export type TzPpcState = StateOf<typeof vmstateTzPpc>;

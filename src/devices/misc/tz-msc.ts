/**
 * The section `tz-msc`: ARM's TrustZone controller behind a bus master.
 *
 * QEMU: `hw/misc/tz-msc.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { bool, type StateOf, vmstate } from '../../vmstate/index.js';

export const vmstateTzMsc = vmstate({
  name: 'tz-msc',
  versionId: 1,
  minimumVersionId: 1,
  fields: { cfg_nonsec: bool(), cfg_sec_resp: bool(), irq_clear: bool(), irq_status: bool() },
});
export type TzMscState = StateOf<typeof vmstateTzMsc>;

/**
 * The section `vmstate_diag288`: the watchdog of s390, which the guest sets by diagnose 288.
 *
 * QEMU: `hw/watchdog/wdt_diag288.c`; checked on streams of 5.2 and 7.2. One layout in all.
 */
import { bool, type StateOf, timer, vmstate } from '../../vmstate/index.js';

export const vmstateDiag288 = vmstate({
  name: 'vmstate_diag288',
  versionId: 0,
  fields: { timer: timer(), enabled: bool() },
});
export type Diag288State = StateOf<typeof vmstateDiag288>;

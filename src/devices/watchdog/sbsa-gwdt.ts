/**
 * The section `sbsa-gwdt`: the generic watchdog of ARM's server base system architecture.
 *
 * QEMU: `hw/watchdog/sbsa_gwdt.c`; checked on streams of 5.2 and 7.2. One layout in all.
 */
import { type StateOf, timer, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateSbsaGwdt = vmstate({
  name: 'sbsa-gwdt',
  versionId: 1,
  minimumVersionId: 1,
  fields: { timer: timer(), wcs: uint32(), worl: uint32(), woru: uint32(), wcvl: uint32(), wcvu: uint32() },
});
export type SbsaGwdtState = StateOf<typeof vmstateSbsaGwdt>;

/**
 * The section `mphi`: the message-based parallel host interface of the Raspberry Pi.
 *
 * QEMU: `hw/misc/bcm2835_mphi.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateMphi = vmstate({
  name: 'mphi',
  versionId: 1,
  minimumVersionId: 1,
  fields: { outdda: uint32(), outddb: uint32(), ctrl: uint32(), intstat: uint32(), swirq: uint32() },
});
export type MphiState = StateOf<typeof vmstateMphi>;

/**
 * The section `ECC`: the memory controller with error correction of SPARCstations.
 *
 * QEMU: `hw/misc/eccmemctl.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, buffer, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateECC = vmstate({
  name: 'ECC',
  versionId: 3,
  minimumVersionId: 3,
  fields: { regs: array(9, uint32()), diag: buffer(4), version: uint32() },
});
export type ECCState = StateOf<typeof vmstateECC>;

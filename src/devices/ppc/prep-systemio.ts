/**
 * The section `prep_systemio`: the system I/O registers of PReP machines.
 *
 * QEMU: `hw/ppc/prep_systemio.c`; checked on streams of 11.1.
 */
import { type StateOf, uint8, vmstate } from '../../vmstate/index.js';

export const vmstatePrepSystemio = vmstate({
  name: 'prep_systemio',
  versionId: 1,
  minimumVersionId: 1,
  fields: { sreset: uint8(), system_control: uint8(), iomap_type: uint8() },
});
export type PrepSystemioState = StateOf<typeof vmstatePrepSystemio>;

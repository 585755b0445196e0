/**
 * The section `pc87312`: the Super I/O chip National Semiconductor PC87312.
 *
 * QEMU: `hw/isa/pc87312.c`; checked on streams of 2.3.
 */
import { array, type StateOf, uint8, vmstate } from '../../vmstate/index.js';

export const vmstatePc87312 = vmstate({
  name: 'pc87312',
  versionId: 1,
  minimumVersionId: 1,
  fields: { read_id_step: uint8(), selected_index: uint8(), regs: array(3, uint8()) },
});
export type Pc87312State = StateOf<typeof vmstatePc87312>;

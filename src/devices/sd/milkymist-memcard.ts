/**
 * The section `milkymist-memcard`: the SD card controller of the Milkymist One.
 *
 * QEMU: `hw/sd/milkymist-memcard.c`; checked on streams of 2.3.
 */
import { array, int32, type StateOf, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateMilkymistMemcard = vmstate({
  name: 'milkymist-memcard',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    command_write_ptr: int32(),
    response_read_ptr: int32(),
    response_len: int32(),
    ignore_next_cmd: int32(),
    enabled: int32(),
    command: array(6, uint8()),
    response: array(17, uint8()),
    regs: array(6, uint32()),
  },
});
export type MilkymistMemcardState = StateOf<typeof vmstateMilkymistMemcard>;

/**
 * The section `cs4231`: the audio chip Crystal CS4231 of SPARCstations.
 *
 * QEMU: `hw/audio/cs4231.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateCs4231 = vmstate({
  name: 'cs4231',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(16, uint32()), dregs: array(32, uint8()) },
});
export type Cs4231State = StateOf<typeof vmstateCs4231>;

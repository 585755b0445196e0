/**
 * The section `cs4231a`: the ISA sound card with a Crystal CS4231A.
 *
 * QEMU: `hw/audio/cs4231a.c`; checked on streams of 2.3.
 */
import { array, buffer, int32, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateCs4231a = vmstate({
  name: 'cs4231a',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    regs: array(16, uint32()),
    dregs: buffer(32),
    dma_running: int32(),
    audio_free: int32(),
    transferred: int32(),
    aci_counter: int32(),
  },
});
export type Cs4231aState = StateOf<typeof vmstateCs4231a>;

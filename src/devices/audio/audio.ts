/**
 * The section `audio`: the host's audio: it has no state, only a place in the stream.
 *
 * QEMU: `audio/audio.c`; checked on streams of 2.3 and 5.2. One layout in all.
 */
import { type StateOf, vmstate } from '../../vmstate/index.js';

export const vmstateAudio = vmstate({
  name: 'audio',
  versionId: 1,
  minimumVersionId: 1,
  fields: {},
});
export type AudioState = StateOf<typeof vmstateAudio>;

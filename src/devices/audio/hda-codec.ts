/**
 * The section `hda-audio`: a codec on the bus of Intel HD Audio.
 *
 * QEMU: `hw/audio/hda-codec.c`; checked on streams of 2.3.
 */
import { array, bool, buffer, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateHdaAudioStream = vmstate({
  name: 'hda-audio-stream',
  versionId: 1,
  fields: {
    stream: uint32(),
    channel: uint32(),
    format: uint32(),
    gain_left: uint32(),
    gain_right: uint32(),
    mute_left: bool(),
    mute_right: bool(),
    bpos: uint32(),
    buf: buffer(256),
  },
});

export const vmstateHdaAudio = vmstate({
  name: 'hda-audio',
  versionId: 2,
  fields: {
    st: array(4, struct(vmstateHdaAudioStream)),
    running_compat: array(16, bool()),
    running_real: array(32, bool(), { since: 2 }),
  },
});
export type HdaAudioState = StateOf<typeof vmstateHdaAudio>;

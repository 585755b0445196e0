/**
 * The section `hda-audio`: a codec on the bus of Intel HD Audio.
 *
 * QEMU: `hw/audio/hda-codec.c`; checked on streams of 2.3 and 7.2. Since 5.2 a stream has a longer buffer in a subsection.
 */
import {
  array,
  bool,
  buffer,
  byRelease,
  int64,
  type StateOf,
  struct,
  subsectionByRelease,
  timer,
  uint32,
  vmstate,
} from '../../vmstate/index.js';

/** Samples between codec and host: positions in bytes, times in ns. Not of machine types before 3.0. */
export const vmstateHdaAudioStreamBuffer = vmstate({
  name: 'hda-audio-stream/buffer',
  versionId: 1,
  minimumVersionId: 0,
  fields: { buf: buffer(8192), rpos: int64(), wpos: int64(), buft: timer(), buft_start: int64() },
});

export const vmstateHdaAudioStream = vmstate({
  name: 'hda-audio-stream',
  versionId: 1,
  minimumVersionId: 0,
  fields: {
    stream: uint32(),
    channel: uint32(),
    format: uint32(),
    gain_left: uint32(),
    gain_right: uint32(),
    mute_left: bool(),
    mute_right: bool(),
    compat_bpos: byRelease({ '2.3': uint32({ name: 'bpos' }), '5.2': uint32() }),
    compat_buf: byRelease({ '2.3': buffer(256, { name: 'buf' }), '5.2': buffer(256) }),
  },
  subsections: { buffer: subsectionByRelease({ '5.2': vmstateHdaAudioStreamBuffer }) },
});

/** `running_real`: by stream, first those out, then those in; `running_compat` is for versions before 2. */
export const vmstateHdaAudio = vmstate({
  name: 'hda-audio',
  versionId: 2,
  minimumVersionId: 0,
  fields: {
    st: array(4, struct(vmstateHdaAudioStream)),
    running_compat: array(16, bool()),
    running_real: array(32, bool(), { since: 2 }),
  },
});
export type HdaAudioState = StateOf<typeof vmstateHdaAudio>;

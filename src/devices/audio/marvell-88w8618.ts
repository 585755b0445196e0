/**
 * The section `mv88w8618_audio`: the audio interface of Marvell 88W8618.
 *
 * QEMU: `hw/audio/marvell_88w8618.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateMv88w8618Audio = vmstate({
  name: 'mv88w8618_audio',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    playback_mode: uint32(),
    status: uint32(),
    irq_enable: uint32(),
    phys_buf: uint32(),
    target_buffer: uint32(),
    threshold: uint32(),
    play_pos: uint32(),
    last_free: uint32(),
    clock_div: uint32(),
  },
});
export type Mv88w8618AudioState = StateOf<typeof vmstateMv88w8618Audio>;

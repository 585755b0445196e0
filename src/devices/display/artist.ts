/**
 * The section `artist`: the graphics card Artist of HP PA-RISC machines.
 *
 * QEMU: `hw/display/artist.c`; checked on streams of 7.2 and 11.1.
 */
import { bool, byRelease, type StateOf, uint16, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateArtist = vmstate({
  name: 'artist',
  versionId: { '2.3': 2, '11.1': 3 },
  minimumVersionId: 2,
  fields: {
    height: uint16(),
    width: uint16(),
    depth: uint16(),
    fg_color: uint32(),
    bg_color: uint32(),
    vram_char_y: uint32(),
    vram_bitmask: uint32(),
    vram_start: uint32(),
    vram_pos: uint32(),
    vram_size: uint32(),
    blockmove_source: uint32(),
    blockmove_dest: uint32(),
    blockmove_size: uint32(),
    line_size: uint32(),
    line_end: uint32(),
    line_xy: uint32(),
    cursor_pos: uint32(),
    cursor_cntrl: uint32(),
    cursor_height: uint32(),
    cursor_width: uint32(),
    plane_mask: uint32(),
    reg_100080: uint32(),
    horiz_backporch: uint32(),
    active_lines_low: uint32(),
    misc_video: uint32(),
    misc_ctrl: uint32(),
    dst_bm_access: uint32(),
    src_bm_access: uint32(),
    control_plane: uint32(),
    transfer_data: uint32(),
    image_bitmap_op: uint32(),
    font_write1: uint32(),
    font_write2: uint32(),
    font_write_pos_y: uint32(),
    disable: byRelease({ '11.1': bool({ since: 3 }) }),
  },
});
export type ArtistState = StateOf<typeof vmstateArtist>;

/**
 * The section `artist`: the graphics card Artist of HP PA-RISC machines.
 *
 * QEMU: `hw/display/artist.c`; since 5.1; checked on streams of 5.2, 7.2 and 11.1.
 */
import { absent, bool, byRelease, type StateOf, uint16, uint32, vmstate } from '../../vmstate/index.js';

/** Registers that 5.2 sends, and those that came in their place. */
const old = () => byRelease({ '2.3': uint32(), '7.2': absent });
const young = () => byRelease({ '2.3': absent, '7.2': uint32() });

export const vmstateArtist = vmstate({
  name: 'artist',
  versionId: { '2.3': 1, '7.2': 2, '11.1': 3 },
  minimumVersionId: { '2.3': 1, '7.2': 2 },
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
    cursor_cntrl: young(),
    cursor_height: uint32(),
    cursor_width: uint32(),
    plane_mask: uint32(),
    reg_100080: uint32(),
    reg_300200: old(),
    reg_300208: old(),
    reg_300218: old(),
    cmap_bm_access: old(),
    horiz_backporch: young(),
    active_lines_low: young(),
    misc_video: young(),
    misc_ctrl: young(),
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

/**
 * The display: registers, text and fonts, the linear frame buffer.
 *
 * v86 keeps a text screen as the guest writes it, character and attribute in turn, and each plane of graphics on its own;
 * QEMU keeps four bytes for each address, one of each plane.
 */
import type { V86VgaState } from '../state/cards.js';
import type { V86Machine } from '../state/machine.js';
import type { PcState } from './machine.js';

const PLANE = 0x10000;
const TEXT = 0x8000;
const PALETTE_ON = 0x20;
/** Bochs' registers. */
const VBE = { id: 0, xres: 1, yres: 2, bpp: 3, enable: 4, bank: 5, virtWidth: 6, virtHeight: 7 } as const;
const VBE_ID = 0xb0c5;
const VBE_ENABLED = 0x01;
const VBE_8BIT_DAC = 0x20;
/** Where v86 has the VGA on its PCI bus, and QEMU when it is told so. */
const SPACE = 0x12 << 3;

type Display = NonNullable<PcState['vga']>;

export function vgaToQemu({ state, videoMemory }: V86Machine, { dev, vga }: Display, vram: Uint8Array): void {
  const v86 = state.vga;
  vga.sr_index = v86.sequencer_index & 7;
  vga.sr.set([3, v86.clocking_mode, v86.plane_write_bm, v86.character_map_select, v86.sequencer_memory_mode]);
  vga.gr_index = v86.graphics_index & 15;
  vga.gr.set([
    v86.planar_setreset,
    v86.planar_setreset_enable,
    v86.color_compare,
    v86.planar_rotate_reg,
    v86.plane_read,
  ]);
  vga.gr.set([v86.planar_mode, v86.miscellaneous_graphics_register, v86.color_dont_care, v86.planar_bitmap], 5);
  // -1: v86 expects an index next. QEMU keeps the index and a flip-flop.
  vga.ar_flip_flop = Number(v86.attribute_controller_index !== -1);
  vga.ar_index = Math.max(0, v86.attribute_controller_index) | (v86.palette_source & PALETTE_ON);
  vga.ar.set(v86.dac_map);
  vga.ar.set([v86.attribute_mode, 0, v86.color_plane_enable, v86.horizontal_panning, v86.color_select], 16);
  vga.cr_index = v86.index_crtc;
  vga.cr.set(crtc(v86));
  vga.msr = v86.miscellaneous_output_register;
  vga.latch = v86.latch_dword >>> 0;
  dacToQemu(v86, vga);
  vbeToQemu(v86, vga);
  const space = state.pci.device_spaces[SPACE];
  if (space) {
    const config = new Uint8Array(space.buffer, space.byteOffset, space.byteLength);
    for (const [at, length] of [
      [0x04, 2], // command
      [0x10, 4], // frame buffer
      [0x18, 4], // Bochs' registers
    ] as const) {
      dev.config.set(config.subarray(at, at + length), at);
    }
  }
  if (v86.svga_enabled) {
    vram.set((videoMemory.get('v86.svga') as Uint8Array).subarray(0, vram.length));
    return;
  }
  const memory = videoMemory.get('v86.vga') as Uint8Array;
  for (let plane = 0; plane < 4; plane++) {
    for (let at = 0; at < PLANE; at++) vram[4 * at + plane] = memory[plane * PLANE + at] ?? 0;
  }
  if (v86.graphical_mode) return;
  for (let n = 0; n < TEXT / 2; n++) {
    vram[4 * n] = memory[2 * n] ?? 0;
    vram[4 * n + 1] = memory[2 * n + 1] ?? 0;
  }
}

/** The registers of the CRT controller, put together as a guest reads them. */
function crtc(v86: V86VgaState): Uint8Array {
  const cr = new Uint8Array(25);
  cr.set(v86.crtc);
  const { vertical_display_enable_end: end, vertical_blank_start: blank, line_compare: line, max_scan_line } = v86;
  cr[1] = v86.horizontal_display_enable_end;
  cr[2] = v86.horizontal_blank_start;
  cr[7] = ((end >> 7) & 2) | ((blank >> 5) & 8) | ((line >> 4) & 16) | ((end >> 3) & 64);
  cr[8] = v86.preset_row_scan;
  cr[9] = (max_scan_line & ~0x60) | ((blank >> 4) & 32) | ((line >> 3) & 64);
  cr[10] = v86.cursor_scanline_start;
  cr[11] = v86.cursor_scanline_end;
  cr[12] = v86.start_address >> 8;
  cr[13] = v86.start_address & 0xff;
  cr[14] = v86.cursor_address >> 8;
  cr[15] = v86.cursor_address & 0xff;
  cr[18] = end & 0xff;
  cr[19] = v86.offset_register;
  cr[20] = v86.underline_location_register;
  cr[21] = blank & 0xff;
  cr[23] = v86.crtc_mode;
  cr[24] = line & 0xff;
  return cr;
}

function dacToQemu(v86: V86VgaState, vga: Display['vga']): void {
  const shift = v86.dispi_enable_value & VBE_8BIT_DAC ? 0 : 2;
  v86.vga256_palette.forEach((color, i) => {
    vga.palette.set(
      [color >> 16, color >> 8, color].map((part) => (part & 0xff) >> shift),
      3 * i,
    );
  });
  vga.dac_state = v86.dac_state;
  vga.dac_read_index = Math.floor(v86.dac_color_index_read / 3);
  vga.dac_write_index = Math.floor(v86.dac_color_index_write / 3);
  vga.dac_sub_index = (v86.dac_state === 0 ? v86.dac_color_index_read : v86.dac_color_index_write) % 3;
  vga.dac_cache.set(vga.palette.subarray(3 * vga.dac_write_index, 3 * vga.dac_write_index + 3));
}

function vbeToQemu(v86: V86VgaState, vga: Display['vga']): void {
  vga.vbe_index = v86.dispi_index;
  vga.vbe_regs.fill(0);
  vga.vbe_regs[VBE.id] = VBE_ID;
  vga.vbe_regs[VBE.enable] = v86.dispi_enable_value;
  if (!v86.svga_enabled) return;
  vga.vbe_regs[VBE.xres] = v86.svga_width;
  vga.vbe_regs[VBE.yres] = v86.svga_height;
  vga.vbe_regs[VBE.bpp] = v86.svga_bpp;
  vga.vbe_regs[VBE.bank] = v86.svga_bank_offset >> 16;
  vga.vbe_regs[VBE.virtWidth] = v86.svga_width;
  vga.vbe_regs[VBE.virtHeight] = v86.svga_height;
  vga.bank_offset = v86.svga_bank_offset;
  vga.vbe_start_addr = v86.svga_offset >> 2;
  vga.vbe_line_offset = v86.svga_width * Math.ceil(v86.svga_bpp / 8);
}

export function vgaFromQemu({ vga }: Display, vram: Uint8Array, { state, videoMemory }: V86Machine): void {
  const v86 = state.vga;
  const [, clocking_mode = 0, plane_write_bm = 0, character_map_select = 0, sequencer_memory_mode = 0] = vga.sr;
  const [planar_setreset = 0, planar_setreset_enable = 0, color_compare = 0, planar_rotate_reg = 0, plane_read = 0] =
    vga.gr;
  const [planar_mode = 0, miscellaneous_graphics_register = 0, color_dont_care = 0, planar_bitmap = 0] =
    vga.gr.subarray(5);
  const [attribute_mode = 0, , color_plane_enable = 0, horizontal_panning = 0, color_select = 0] = vga.ar.subarray(16);
  Object.assign(v86, { clocking_mode, plane_write_bm, character_map_select, sequencer_memory_mode });
  Object.assign(v86, { planar_setreset, planar_setreset_enable, color_compare, planar_rotate_reg, plane_read });
  Object.assign(v86, { planar_mode, miscellaneous_graphics_register, color_dont_care, planar_bitmap });
  Object.assign(v86, { attribute_mode, color_plane_enable, horizontal_panning, color_select });
  v86.sequencer_index = vga.sr_index;
  v86.graphics_index = vga.gr_index;
  v86.attribute_controller_index = vga.ar_flip_flop ? vga.ar_index & 0x1f : -1;
  v86.palette_source = vga.ar_index & PALETTE_ON;
  v86.dac_map.set(vga.ar.subarray(0, 16));
  v86.graphical_mode = (attribute_mode & 1) !== 0;
  vbeFromQemu(vga, v86);
  v86.miscellaneous_output_register = vga.msr;
  v86.latch_dword = vga.latch | 0;
  v86.index_crtc = vga.cr_index;
  crtcFromQemu(vga.cr, v86);
  v86.vga256_palette.forEach((_, i, palette) => {
    const [red = 0, green = 0, blue = 0] = [...vga.palette.subarray(3 * i, 3 * i + 3)].map(widen);
    palette[i] = (red << 16) | (green << 8) | blue;
  });
  if (v86.svga_enabled) {
    (videoMemory.get('v86.svga') as Uint8Array).set(vram);
    return;
  }
  const memory = videoMemory.get('v86.vga') as Uint8Array;
  for (let plane = 0; plane < 4; plane++) {
    for (let at = 0; at < PLANE; at++) memory[plane * PLANE + at] = vram[4 * at + plane] ?? 0;
  }
  if (v86.graphical_mode) return;
  for (let n = 0; n < TEXT / 2; n++) {
    memory[2 * n] = vram[4 * n] ?? 0;
    memory[2 * n + 1] = vram[4 * n + 1] ?? 0;
  }
}

function vbeFromQemu(vga: Display['vga'], v86: V86VgaState): void {
  const register = (n: number): number => vga.vbe_regs[n] ?? 0;
  v86.dispi_index = vga.vbe_index;
  v86.dispi_enable_value = register(VBE.enable);
  v86.svga_enabled = (register(VBE.enable) & VBE_ENABLED) !== 0;
  if (!v86.svga_enabled) return;
  v86.graphical_mode = true;
  v86.svga_width = register(VBE.xres);
  v86.svga_height = register(VBE.yres);
  v86.svga_bpp = register(VBE.bpp);
  v86.svga_bank_offset = register(VBE.bank) << 16;
  v86.svga_offset = vga.vbe_start_addr << 2;
}

/** 6 bits of a colour as v86 keeps them, in 8. */
const widen = (part: number): number => (part << 2) | ((part & 1) * 3);

function crtcFromQemu(cr: Uint8Array, v86: V86VgaState): void {
  const at = (n: number): number => cr[n] ?? 0;
  v86.crtc.set(cr.subarray(0, v86.crtc.length));
  v86.horizontal_display_enable_end = at(1);
  v86.horizontal_blank_start = at(2);
  v86.vertical_display_enable_end = at(18) | ((at(7) & 2) << 7) | ((at(7) & 64) << 3);
  v86.vertical_blank_start = at(21) | ((at(7) & 8) << 5) | ((at(9) & 32) << 4);
  v86.line_compare = at(24) | ((at(7) & 16) << 4) | ((at(9) & 64) << 3);
  v86.preset_row_scan = at(8);
  v86.max_scan_line = at(9);
  v86.cursor_scanline_start = at(10);
  v86.cursor_scanline_end = at(11);
  v86.start_address = (at(12) << 8) | at(13);
  v86.start_address_latched = v86.start_address;
  v86.cursor_address = (at(14) << 8) | at(15);
  v86.offset_register = at(19);
  v86.offset_register_copy = at(19);
  v86.underline_location_register = at(20);
  v86.crtc_mode = at(23);
  v86.max_cols = at(1) + 1;
  v86.max_rows = Math.floor((v86.vertical_display_enable_end + 1) / ((at(9) & 0x1f) + 1));
}

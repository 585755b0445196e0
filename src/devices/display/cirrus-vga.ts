/**
 * Sections `cirrus_vga`: the graphics card Cirrus Logic GD5446, on PCI and on ISA.
 *
 * QEMU: `hw/display/cirrus_vga.c`; checked on streams of 2.3. One layout in all.
 */
import { buffer, int32, named, type StateOf, struct, uint8, uint32, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

/** The chip, which is the whole section on ISA: the registers of a VGA with some more, and the hardware cursor. */
export const vmstateCirrusVga = vmstate({
  name: 'cirrus_vga',
  versionId: 2,
  minimumVersionId: 1,
  fields: {
    ...named('vga.', { latch: uint32(), sr_index: uint8(), sr: buffer(256), gr_index: uint8() }),
    cirrus_shadow_gr0: uint8(),
    cirrus_shadow_gr1: uint8(),
    ...named('vga.', {
      // The first two are the shadows above.
      gr: buffer(254),
      ar_index: uint8(),
      ar: buffer(21),
      ar_flip_flop: int32(),
      cr_index: uint8(),
      cr: buffer(256),
      msr: uint8(),
      fcr: uint8(),
      st00: uint8(),
      st01: uint8(),
      dac_state: uint8(),
      dac_sub_index: uint8(),
      dac_read_index: uint8(),
      dac_write_index: uint8(),
      dac_cache: buffer(3),
      palette: buffer(768),
      bank_offset: int32(),
    }),
    cirrus_hidden_dac_lockindex: uint8(),
    cirrus_hidden_dac_data: uint8(),
    ...named('vga.', { hw_cursor_x: uint32(), hw_cursor_y: uint32() }),
  },
});
export type CirrusVgaState = StateOf<typeof vmstateCirrusVga>;

/** On PCI. */
export const vmstateCirrusVgaPci = vmstate({
  name: 'cirrus_vga',
  versionId: 2,
  minimumVersionId: 2,
  fields: { dev: pciDevice(), cirrus_vga: struct(vmstateCirrusVga) },
});
export type CirrusVgaPciState = StateOf<typeof vmstateCirrusVgaPci>;

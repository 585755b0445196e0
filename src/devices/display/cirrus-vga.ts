/**
 * Sections `cirrus_vga`: the graphics card Cirrus Logic GD5446, on PCI and on ISA.
 *
 * QEMU: `hw/display/cirrus_vga.c`; checked on streams of 2.3. One layout in all.
 */
import { buffer, named, type StateOf, struct, uint8, uint32, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';
import { vgaRegisters } from './vga.js';

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
      ...vgaRegisters,
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

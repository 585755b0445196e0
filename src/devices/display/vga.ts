/**
 * The sections `vga` and `vga-isa`: the standard VGA with Bochs' extensions, on the PCI bus and on the ISA bus.
 *
 * QEMU: `hw/display/vga.c`, `hw/display/vga-pci.c` and `hw/display/vga-isa.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. The
 * registers have one layout in all; on the ISA bus they stand alone until 10.0 and in an envelope in 11.1. Video memory is
 * a block of RAM, `vga.vram`: four bytes, one of each plane, for each address.
 */
import {
  array,
  bool,
  buffer,
  context,
  int32,
  type StateOf,
  struct,
  uint8,
  uint8Equal,
  uint16,
  uint32,
  vmstate,
} from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

/** The byte order in which the target's frame buffer starts; not given, the presence of `vga.endian` decides. */
export const vgaTarget = context<{ readonly bigEndian?: boolean } | undefined>();

/** The frame buffer has the other byte order than the target's usual one. */
export const vmstateVgaEndian = vmstate({
  name: 'vga.endian',
  versionId: 1,
  minimumVersionId: 1,
  context: vgaTarget,
  needed: (state, target) => target?.bigEndian === undefined || state.big_endian_fb !== target.bigEndian,
  fields: { big_endian_fb: bool() },
});

/** Registers that other graphics cards have at the same place: from the attribute controller's to the bank. */
export const vgaRegisters = {
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
};

/**
 * The registers: sequencer (`sr`), graphics (`gr`), attribute (`ar`) and CRT controller (`cr`). `palette` has red, green and
 * blue of 256 colours, 6 bits each. `is_vbe_vmstate` is 1: Bochs' registers follow.
 */
export const vmstateVga = vmstate({
  name: 'vga',
  versionId: 2,
  minimumVersionId: 2,
  context: vgaTarget,
  fields: {
    latch: uint32(),
    sr_index: uint8(),
    sr: buffer(8),
    gr_index: uint8(),
    gr: buffer(16),
    ...vgaRegisters,
    is_vbe_vmstate: uint8Equal(),
    vbe_index: uint16(),
    vbe_regs: array(10, uint16()),
    vbe_start_addr: uint32(),
    vbe_line_offset: uint32(),
    vbe_bank_mask: uint32(),
  },
  subsections: { endian: vmstateVgaEndian },
});
export type VgaState = StateOf<typeof vmstateVga>;

/** `VGA` and `secondary-vga`: on the PCI bus. */
export const vmstateVgaPci = vmstate({
  name: 'vga',
  versionId: 2,
  minimumVersionId: 2,
  context: vgaTarget,
  fields: { dev: pciDevice(), vga: struct(vmstateVga) },
});
export type VgaPciState = StateOf<typeof vmstateVgaPci>;

/** `isa-vga` of 11.1. */
export const vmstateVgaIsa = vmstate({
  name: 'vga-isa',
  versionId: 1,
  minimumVersionId: 0,
  context: vgaTarget,
  fields: { state: struct(vmstateVga) },
});
export type VgaIsaState = StateOf<typeof vmstateVgaIsa>;

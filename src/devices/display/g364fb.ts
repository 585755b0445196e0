/**
 * The sections `g364fb` and `g364fb-sysbus`: the frame buffer G364 of MIPS Jazz boards; since 5.2 with a layout of
 * its own for the sysbus device.
 *
 * QEMU: `hw/display/g364fb.c`; checked on streams of 2.3, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, buffer, type StateOf, struct, uint16, uint32, vmstate } from '../../vmstate/index.js';

const registers = {
  color_palette: buffer(768),
  cursor_palette: buffer(9),
  cursor: array(512, uint16()),
  cursor_position: uint32(),
  ctla: uint32(),
  top_of_screen: uint32(),
  width: uint32(),
  height: uint32(),
};

/** The whole section of 2.3, whose streams have none of the memory. */
export const vmstateG364fb = vmstate({
  name: 'g364fb',
  versionId: 1,
  minimumVersionId: 1,
  fields: { vram: buffer(0, { since: 1 }), ...registers },
});
export type G364fbState = StateOf<typeof vmstateG364fb>;

/** The chip, which the sysbus device holds. */
export const vmstateG364fbChip = vmstate({
  name: 'g364fb',
  versionId: 2,
  minimumVersionId: 2,
  fields: registers,
});

export const vmstateG364fbSysbus = vmstate({
  name: 'g364fb-sysbus',
  versionId: 2,
  minimumVersionId: 2,
  fields: { g364: struct(vmstateG364fbChip, { since: 2 }) },
});
export type G364fbSysbusState = StateOf<typeof vmstateG364fbSysbus>;

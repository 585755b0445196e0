/**
 * The section `pl110`: the PrimeCell LCD controllers PL110 and PL111.
 *
 * QEMU: `hw/display/pl110.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { array, int32, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstatePl110 = vmstate({
  name: 'pl110',
  versionId: 2,
  minimumVersionId: 1,
  fields: {
    version: int32(),
    timing: array(4, uint32()),
    cr: uint32(),
    upbase: uint32(),
    lpbase: uint32(),
    int_status: uint32(),
    int_mask: uint32(),
    cols: int32(),
    rows: int32(),
    bpp: uint32(),
    invalidate: int32(),
    palette: array(0x400 / 4, uint32()),
    raw_palette: array(0x200 / 4, uint32()),
    mux_ctrl: uint32({ since: 2 }),
  },
});
export type Pl110State = StateOf<typeof vmstatePl110>;

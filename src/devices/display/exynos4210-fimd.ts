/**
 * The section `exynos4210.fimd`: the display controller of Exynos 4210.
 *
 * QEMU: `hw/display/exynos4210_fimd.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint16, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateExynos4210FimdWindow = vmstate({
  name: 'exynos4210.fimd_window',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    wincon: uint32(),
    buf_start: array(3, uint32()),
    buf_end: array(3, uint32()),
    keycon: array(2, uint32()),
    keyalpha: uint32(),
    winmap: uint32(),
    blendeq: uint32(),
    rtqoscon: uint32(),
    palette: array(0x400 / 4, uint32()),
    shadow_buf_start: uint32(),
    shadow_buf_end: uint32(),
    shadow_buf_size: uint32(),
    lefttop_x: uint16(),
    lefttop_y: uint16(),
    rightbot_x: uint16(),
    rightbot_y: uint16(),
    osdsize: uint32(),
    alpha_val: array(2, uint32()),
    virtpage_width: uint16(),
    virtpage_offsize: uint16(),
  },
});

export const vmstateExynos4210Fimd = vmstate({
  name: 'exynos4210.fimd',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    vidcon: array(4, uint32()),
    vidtcon: array(4, uint32()),
    shadowcon: uint32(),
    winchmap: uint32(),
    vidintcon: array(2, uint32()),
    dithmode: uint32(),
    wpalcon: array(2, uint32()),
    trigcon: uint32(),
    i80ifcon: array(4, uint32()),
    colorgaincon: uint32(),
    ldi_cmdcon: array(2, uint32()),
    sifccon: array(3, uint32()),
    huecoef_cr: array(4, uint32()),
    huecoef_cb: array(4, uint32()),
    hueoffset: uint32(),
    i80ifcmd: array(12, uint32()),
    blendcon: uint32(),
    window: array(5, struct(vmstateExynos4210FimdWindow), { since: 1 }),
  },
});
export type Exynos4210FimdState = StateOf<typeof vmstateExynos4210Fimd>;

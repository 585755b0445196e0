/**
 * The section `pxa2xx_lcdc`: the LCD controller of Intel PXA2xx.
 *
 * QEMU: `hw/display/pxa2xx_lcd.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { array, buffer, int32, type StateOf, struct, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateDmaChannel = vmstate({
  name: 'dma_channel',
  versionId: 0,
  fields: {
    branch: uint32(),
    up: uint8(),
    pbuffer: buffer(1024),
    descriptor: uint32(),
    source: uint32(),
    id: uint32(),
    command: uint32(),
  },
});

export const vmstatePxa2xxLcdc = vmstate({
  name: 'pxa2xx_lcdc',
  versionId: 0,
  fields: {
    irqlevel: int32(),
    transp: int32(),
    control: array(6, uint32()),
    status: array(2, uint32()),
    ovl1c: array(2, uint32()),
    ovl2c: array(2, uint32()),
    ccr: uint32(),
    cmdcr: uint32(),
    trgbr: uint32(),
    tcr: uint32(),
    liidr: uint32(),
    bscntr: uint8(),
    dma_ch: array(7, struct(vmstateDmaChannel)),
  },
});
export type Pxa2xxLcdcState = StateOf<typeof vmstatePxa2xxLcdc>;

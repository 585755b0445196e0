/**
 * The section `bcm2835-fb`: the frame buffer of the Raspberry Pi.
 *
 * QEMU: `hw/display/bcm2835_fb.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { bool, named, type StateOf, uint32, unused, vmstate } from '../../vmstate/index.js';

export const vmstateBcm2835Fb = vmstate({
  name: 'bcm2835-fb',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    lock: bool(),
    invalidate: bool(),
    pending: bool(),
    ...named('config.', {
      xres: uint32(),
      yres: uint32(),
      xres_virtual: uint32(),
      yres_virtual: uint32(),
      xoffset: uint32(),
      yoffset: uint32(),
      bpp: uint32(),
      base: uint32(),
      unused: unused(8),
      pixo: uint32(),
      alpha: uint32(),
    }),
  },
});
export type Bcm2835FbState = StateOf<typeof vmstateBcm2835Fb>;

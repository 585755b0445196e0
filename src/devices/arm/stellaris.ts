/**
 * The sections `stellaris_sys` and `stellaris_i2c`: system control and I2C of TI Stellaris.
 *
 * QEMU: `hw/arm/stellaris.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateStellarisSys = vmstate({
  name: 'stellaris_sys',
  versionId: 2,
  minimumVersionId: 1,
  fields: {
    pborctl: uint32(),
    ldopctl: uint32(),
    int_mask: uint32(),
    int_status: uint32(),
    resc: uint32(),
    rcc: uint32(),
    rcc2: uint32({ since: 2 }),
    rcgc: array(3, uint32()),
    scgc: array(3, uint32()),
    dcgc: array(3, uint32()),
    clkvclr: uint32(),
    ldoarst: uint32(),
  },
});
export type StellarisSysState = StateOf<typeof vmstateStellarisSys>;

export const vmstateStellarisI2c = vmstate({
  name: 'stellaris_i2c',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    msa: uint32(),
    mcs: uint32(),
    mdr: uint32(),
    mtpr: uint32(),
    mimr: uint32(),
    mris: uint32(),
    mcr: uint32(),
  },
});
export type StellarisI2cState = StateOf<typeof vmstateStellarisI2c>;

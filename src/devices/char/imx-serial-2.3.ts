/**
 * The section `imx-serial`: the serial port of i.MX, by the name it had in 2.3.
 *
 * QEMU: `hw/char/imx_serial.c`; checked on streams of 2.3.
 */
import { int32, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateImxSerialIn2_3 = vmstate({
  name: 'imx-serial',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    readbuff: int32(),
    usr1: uint32(),
    usr2: uint32(),
    ucr1: uint32(),
    uts1: uint32(),
    onems: uint32(),
    ufcr: uint32(),
    ubmr: uint32(),
    ubrc: uint32(),
    ucr3: uint32(),
  },
});
export type ImxSerialStateIn2_3 = StateOf<typeof vmstateImxSerialIn2_3>;

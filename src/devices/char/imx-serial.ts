/**
 * The sections `imx.serial` and, in 2.3, `imx-serial`: the serial port of i.MX.
 *
 * QEMU: `hw/char/imx_serial.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. What differs between them is in the
 * slots it concerns.
 */
import { absent, byRelease, int32, type StateOf, struct, timer, uint32, vmstate } from '../../vmstate/index.js';
import { fifo8 } from '../core/fifo8.js';

export const vmstateImxSerial = vmstate({
  name: 'imx.serial',
  versionId: { '2.3': 2, '10.0': 3, '11.1': 4 },
  minimumVersionId: { '2.3': 2, '10.0': 3, '11.1': 4 },
  fields: {
    fifo: byRelease({ '2.3': absent, '10.0': struct(fifo8(128), { name: 'rx_fifo.fifo' }) }),
    ageing_timer: byRelease({ '2.3': absent, '10.0': timer() }),
    readbuff: byRelease({ '2.3': int32(), '10.0': absent }),
    usr1: uint32(),
    usr2: uint32(),
    ucr1: uint32(),
    ucr2: byRelease({ '2.3': absent, '11.1': uint32() }),
    uts1: uint32(),
    onems: uint32(),
    ufcr: uint32(),
    ubmr: uint32(),
    ubrc: uint32(),
    ucr3: uint32(),
    ucr4: uint32(),
  },
});
export type ImxSerialState = StateOf<typeof vmstateImxSerial>;

/** The layout of 2.3, under its own name. */
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
export type ImxSerialIn2_3State = StateOf<typeof vmstateImxSerialIn2_3>;

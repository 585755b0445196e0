/**
 * The sections `max78000-aes`, `max78000-gcr`, `max78000-icc` and `max78000-trng`: control blocks of Analog Devices
 * MAX78000.
 *
 * QEMU: `hw/misc/max78000_aes.c`, `hw/misc/max78000_gcr.c`, `hw/misc/max78000_icc.c`, `hw/misc/max78000_trng.c`;
 * checked on streams of 11.1.
 */
import { array, int32, type StateOf, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateMax78000Aes = vmstate({
  name: 'max78000-aes',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    ctrl: uint32(),
    status: uint32(),
    intfl: uint32(),
    inten: uint32(),
    data: array(16, uint8()),
    key: array(32, uint8()),
    result: array(16, uint8()),
    rd_key: array(60, uint32(), { name: 'internal_key.rd_key' }),
    rounds: int32({ name: 'internal_key.rounds' }),
  },
});
export type Max78000AesState = StateOf<typeof vmstateMax78000Aes>;

export const vmstateMax78000Gcr = vmstate({
  name: 'max78000-gcr',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    sysctrl: uint32(),
    rst0: uint32(),
    clkctrl: uint32(),
    pm: uint32(),
    pclkdiv: uint32(),
    pclkdis0: uint32(),
    memctrl: uint32(),
    memz: uint32(),
    sysst: uint32(),
    rst1: uint32(),
    pckdis1: uint32(),
    eventen: uint32(),
    revision: uint32(),
    sysie: uint32(),
    eccerr: uint32(),
    ecced: uint32(),
    eccie: uint32(),
    eccaddr: uint32(),
  },
});
export type Max78000GcrState = StateOf<typeof vmstateMax78000Gcr>;

export const vmstateMax78000Icc = vmstate({
  name: 'max78000-icc',
  versionId: 1,
  minimumVersionId: 1,
  fields: { info: uint32(), sz: uint32(), ctrl: uint32() },
});
export type Max78000IccState = StateOf<typeof vmstateMax78000Icc>;

export const vmstateMax78000Trng = vmstate({
  name: 'max78000-trng',
  versionId: 1,
  minimumVersionId: 1,
  fields: { ctrl: uint32(), status: uint32(), data: uint32() },
});
export type Max78000TrngState = StateOf<typeof vmstateMax78000Trng>;

/**
 * The section `slavio_misc`: LEDs, power and diagnostic registers of SPARCstations.
 *
 * QEMU: `hw/misc/slavio_misc.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateSlavioMisc = vmstate({
  name: 'slavio_misc',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    dummy: uint32(),
    config: uint8(),
    aux1: uint8(),
    aux2: uint8(),
    diag: uint8(),
    mctrl: uint8(),
    sysctrl: uint8(),
  },
});
export type SlavioMiscState = StateOf<typeof vmstateSlavioMisc>;

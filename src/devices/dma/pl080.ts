/**
 * The section `pl080`: the PrimeCell DMA controllers PL080 and PL081.
 *
 * QEMU: `hw/dma/pl080.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, int32, type StateOf, struct, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstatePl080Channel = vmstate({
  name: 'pl080_channel',
  versionId: 1,
  minimumVersionId: 1,
  fields: { src: uint32(), dest: uint32(), lli: uint32(), ctrl: uint32(), conf: uint32() },
});

export const vmstatePl080 = vmstate({
  name: 'pl080',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    tc_int_0: uint8({ name: 'tc_int' }),
    tc_mask: uint8(),
    err_int: uint8(),
    err_mask: uint8(),
    conf: uint32(),
    sync: uint32(),
    req_single: uint32(),
    req_burst: uint32(),
    tc_int_1: uint8({ name: 'tc_int' }),
    tc_int_2: uint8({ name: 'tc_int' }),
    tc_int_3: uint8({ name: 'tc_int' }),
    chan: array(8, struct(vmstatePl080Channel), { since: 1 }),
    running: int32(),
  },
});
export type Pl080State = StateOf<typeof vmstatePl080>;

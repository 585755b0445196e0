/**
 * The section `pl181`: the PrimeCell SD and MMC interface PL181.
 *
 * QEMU: `hw/sd/pl181.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { array, int32, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstatePl181 = vmstate({
  name: 'pl181',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    clock: uint32(),
    power: uint32(),
    cmdarg: uint32(),
    cmd: uint32(),
    datatimer: uint32(),
    datalength: uint32(),
    respcmd: uint32(),
    response: array(4, uint32()),
    datactrl: uint32(),
    datacnt: uint32(),
    status: uint32(),
    mask: array(2, uint32()),
    fifo_pos: int32(),
    fifo_len: int32(),
    linux_hack: int32(),
    fifo: array(16, uint32()),
  },
});
export type Pl181State = StateOf<typeof vmstatePl181>;

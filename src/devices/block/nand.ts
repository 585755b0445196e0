/**
 * The section `nand`: a NAND flash chip: its command interface; the pages are in a drive.
 *
 * QEMU: `hw/block/nand.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { buffer, int32, type StateOf, uint8, uint32, uint64, vmstate } from '../../vmstate/index.js';

export const vmstateNand = vmstate({
  name: 'nand',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    cle: uint8(),
    ale: uint8(),
    ce: uint8(),
    wp: uint8(),
    gnd: uint8(),
    io: buffer(3136),
    ioaddr_vmstate: uint32(),
    iolen: int32(),
    cmd: uint32(),
    addr: uint64(),
    addrlen: int32(),
    status: int32(),
    offset: int32(),
  },
});
export type NandState = StateOf<typeof vmstateNand>;

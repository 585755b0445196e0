/**
 * The section `mainstone_fpga`: the board control FPGA of Intel Mainstone II.
 *
 * QEMU: `hw/misc/mst_fpga.c`; checked on streams of 2.3 and 5.2. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateMainstoneFpga = vmstate({
  name: 'mainstone_fpga',
  versionId: 0,
  fields: {
    prev_level: uint32(),
    leddat1: uint32(),
    leddat2: uint32(),
    ledctrl: uint32(),
    gpswr: uint32(),
    mscwr1: uint32(),
    mscwr2: uint32(),
    mscwr3: uint32(),
    mscrd: uint32(),
    intmskena: uint32(),
    intsetclr: uint32(),
    pcmcia0: uint32(),
    pcmcia1: uint32(),
  },
});
export type MainstoneFpgaState = StateOf<typeof vmstateMainstoneFpga>;

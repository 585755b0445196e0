/**
 * The sections `xlnx.zynqmp-can` and `xlnx.versal-canfd`: the CAN controllers of Xilinx ZynqMP and Versal.
 *
 * QEMU: `hw/net/can/xlnx-zynqmp-can.c`, `hw/net/can/xlnx-versal-canfd.c`; checked on streams of 7.2, 10.0 and 11.1.
 * One layout in all.
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { fifo8 } from '../core/fifo8.js';
import { vmstatePtimer } from '../timer/ptimer.js';

export const vmstateXlnxZynqmpCan = vmstate({
  name: 'xlnx.zynqmp-can',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    rx_fifo_fifo: struct(fifo8(1024), { name: 'rx_fifo.fifo' }),
    tx_fifo_fifo: struct(fifo8(1024), { name: 'tx_fifo.fifo' }),
    txhpb_fifo_fifo: struct(fifo8(16), { name: 'txhpb_fifo.fifo' }),
    regs: array(33, uint32()),
    can_timer: struct(vmstatePtimer, { since: 1 }),
  },
});
export type XlnxZynqmpCanState = StateOf<typeof vmstateXlnxZynqmpCan>;

export const vmstateXlnxVersalCanfd = vmstate({
  name: 'xlnx.versal-canfd',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    regs: array(0x5300 / 4, uint32()),
    canfd_timer: struct(vmstatePtimer, { since: 1 }),
  },
});
export type XlnxVersalCanfdState = StateOf<typeof vmstateXlnxVersalCanfd>;

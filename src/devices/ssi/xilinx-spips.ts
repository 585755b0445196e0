/**
 * The sections `xilinx_spips` and `xlnx_zynqmp_qspips`: the SPI and quad SPI controllers of Xilinx Zynq and ZynqMP.
 *
 * QEMU: `hw/ssi/xilinx_spips.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. ZynqMP's has fewer registers since 7.2.
 */
import { array, byRelease, type StateOf, struct, uint8, uint32, vmstate } from '../../vmstate/index.js';
import { fifo8 } from '../core/fifo8.js';

const v1 = { versionId: 1, minimumVersionId: 1 } as const;

/** A controller with queues of so many bytes. */
// @__NO_SIDE_EFFECTS__
export const xilinxSpips = (queueSize: number) =>
  vmstate({
    name: 'xilinx_spips',
    versionId: 2,
    minimumVersionId: 2,
    fields: {
      tx_fifo: struct(fifo8(queueSize)),
      rx_fifo: struct(fifo8(queueSize)),
      regs: array(0x100 / 4, uint32()),
      snoop_state: uint8(),
    },
  });
export type XilinxSpipsState = StateOf<ReturnType<typeof xilinxSpips>>;

/** The quad controller of ZynqMP, with the queues of its generic interface. */
export const vmstateXlnxZynqmpQspips = vmstate({
  ...v1,
  name: 'xlnx_zynqmp_qspips',
  fields: {
    parent_obj: struct(vmstate({ ...v1, name: 'xilinx_qspips', fields: { parent_obj: struct(xilinxSpips(256)) } })),
    tx_fifo_g: struct(fifo8(256)),
    rx_fifo_g: struct(fifo8(256)),
    fifo: struct(fifo8(128), { name: 'fifo_g.fifo' }),
    regs: byRelease({ '2.3': array(0x830 / 4, uint32()), '7.2': array(0x200 / 4, uint32()) }),
  },
});
export type XlnxZynqmpQspipsState = StateOf<typeof vmstateXlnxZynqmpQspips>;

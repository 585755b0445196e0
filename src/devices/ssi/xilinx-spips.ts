/**
 * The section `xlnx_zynqmp_qspips`: the quad SPI controller of Xilinx ZynqMP.
 *
 * QEMU: `hw/ssi/xilinx_spips.c`; checked on streams of 5.2 and 7.2. What differs between them is in the slots it
 * concerns.
 */
import { array, byRelease, type StateOf, struct, uint8, uint32, vmstate } from '../../vmstate/index.js';
import { fifo8 } from '../core/fifo8.js';

export const vmstateXilinxSpips = vmstate({
  name: 'xilinx_spips',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    tx_fifo: struct(fifo8(256)),
    rx_fifo: struct(fifo8(256)),
    regs: array(0x100 / 4, uint32()),
    snoop_state: uint8(),
  },
});

export const vmstateXilinxQspips = vmstate({
  name: 'xilinx_qspips',
  versionId: 1,
  minimumVersionId: 1,
  fields: { parent_obj: struct(vmstateXilinxSpips) },
});

export const vmstateXlnxZynqmpQspips = vmstate({
  name: 'xlnx_zynqmp_qspips',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    parent_obj: struct(vmstateXilinxQspips),
    tx_fifo_g: struct(fifo8(256)),
    rx_fifo_g: struct(fifo8(256)),
    fifo: struct(fifo8(128), { name: 'fifo_g.fifo' }),
    regs: byRelease({ '2.3': array(0x830 / 4, uint32()), '7.2': array(0x200 / 4, uint32()) }),
  },
});
export type XlnxZynqmpQspipsState = StateOf<typeof vmstateXlnxZynqmpQspips>;

/**
 * Sections: the configuration frame unit of Xilinx Versal.
 *
 * QEMU: `hw/misc/xlnx-versal-cfu.c`, `hw/misc/xlnx-versal-cframe-reg.c`; checked on streams of 10.0 and 11.1. One
 * layout in all.
 */
import { array, bool, gtreeDirect, type StateOf, struct, uint8, uint32, vmstate } from '../../vmstate/index.js';
import { fifo8 } from '../core/fifo8.js';

export const vmstateXlnxVersalCfuApb = vmstate({
  name: 'xlnx-versal-cfu-apb',
  versionId: 1,
  minimumVersionId: 1,
  fields: { wfifo: array(4, uint32()), regs: array(0x120 / 4, uint32()), fdri_row_addr: uint8() },
});
export type XlnxVersalCfuApbState = StateOf<typeof vmstateXlnxVersalCfuApb>;

export const vmstateXlnxVersalCfuFdro = vmstate({
  name: 'xlnx-versal-cfu-fdro',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    fifo: struct(fifo8(8192), { name: 'fdro_data.fifo' }),
  },
});
export type XlnxVersalCfuFdroState = StateOf<typeof vmstateXlnxVersalCfuFdro>;

export const vmstateXlnxVersalCfuSfr = vmstate({
  name: 'xlnx-versal-cfu-sfr',
  versionId: 1,
  minimumVersionId: 1,
  fields: { wfifo: array(4, uint32()) },
});
export type XlnxVersalCfuSfrState = StateOf<typeof vmstateXlnxVersalCfuSfr>;

export const vmstateCframe = vmstate({
  name: 'cframe',
  versionId: 1,
  minimumVersionId: 1,
  fields: { data: array(0x190 / 4, uint32()) },
});

export const vmstateXlnxCframeReg = vmstate({
  name: 'xlnx-cframe-reg',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    wfifo: array(4, uint32()),
    regs: array(0x240 / 4, uint32()),
    rowon: bool(),
    wcfg: bool(),
    rcfg: bool(),
    cframes: gtreeDirect(vmstateCframe, { since: 1 }),
    fifo: struct(fifo8(400), { name: 'new_f_data.fifo' }),
  },
});
export type XlnxCframeRegState = StateOf<typeof vmstateXlnxCframeReg>;

export const vmstateXlnxCframeBcastReg = vmstate({
  name: 'xlnx.cframe-bcast-reg',
  versionId: 1,
  minimumVersionId: 1,
  fields: { wfifo: array(4, uint32()) },
});
export type XlnxCframeBcastRegState = StateOf<typeof vmstateXlnxCframeBcastReg>;

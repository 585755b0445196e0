/**
 * The sections `xlnx,versal-efuse` or `xlnx-versal-efuse`, and `xlnx,zynqmp-efuse` or `xlnx-zynqmp-efuse`: the fuse
 * controllers of Xilinx Versal and ZynqMP.
 *
 * QEMU: `hw/nvram/xlnx-versal-efuse-ctrl.c`, `hw/nvram/xlnx-zynqmp-efuse.c`; checked on streams of 7.2, 10.0 and
 * 11.1. One layout in all but for the names.
 */
import { array, releases, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

const xlnxVersalEfuse = {
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(0x104 / 4, uint32()) },
} as const;

export const vmstateXlnxVersalEfuse = releases({
  '2.3': vmstate({ ...xlnxVersalEfuse, name: 'xlnx,versal-efuse' }),
  '10.0': vmstate({ ...xlnxVersalEfuse, name: 'xlnx-versal-efuse' }),
});
export type XlnxVersalEfuseState = StateOf<typeof vmstateXlnxVersalEfuse>;

const xlnxZynqmpEfuse = {
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(0x1100 / 4, uint32()) },
} as const;

export const vmstateXlnxZynqmpEfuse = releases({
  '2.3': vmstate({ ...xlnxZynqmpEfuse, name: 'xlnx,zynqmp-efuse' }),
  '10.0': vmstate({ ...xlnxZynqmpEfuse, name: 'xlnx-zynqmp-efuse' }),
});
export type XlnxZynqmpEfuseState = StateOf<typeof vmstateXlnxZynqmpEfuse>;

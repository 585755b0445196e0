/**
 * The sections `xlnx,bbram-ctrl` and `xlnx.bbram-ctrl`: the battery-backed key store of Xilinx chips; its name
 * changed with 10.0.
 *
 * QEMU: `hw/nvram/xlnx-bbram.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all but for the names.
 */
import { array, releases, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

const xlnxBbramCtrl = {
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(20, uint32()) },
} as const;

export const vmstateXlnxBbramCtrl = releases({
  '2.3': vmstate({ ...xlnxBbramCtrl, name: 'xlnx,bbram-ctrl' }),
  '10.0': vmstate({ ...xlnxBbramCtrl, name: 'xlnx.bbram-ctrl' }),
});
export type XlnxBbramCtrlState = StateOf<typeof vmstateXlnxBbramCtrl>;

/**
 * The section `xlnx.versal-usb2-ctrl-regs`: the registers around the USB controller of Xilinx Versal.
 *
 * QEMU: `hw/usb/xlnx-versal-usb2-ctrl-regs.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateXlnxVersalUsb2CtrlRegs = vmstate({
  name: 'xlnx.versal-usb2-ctrl-regs',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(31, uint32()) },
});
export type XlnxVersalUsb2CtrlRegsState = StateOf<typeof vmstateXlnxVersalUsb2CtrlRegs>;

/**
 * The section `usb-dwc3`: the registers around the USB host controller Synopsys DWC3.
 *
 * QEMU: `hw/usb/hcd-dwc3.c`; checked on streams of 7.2, 10.0 and 11.1. What differs between them is in the slots it
 * concerns.
 */
import { array, byRelease, type StateOf, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateUsbDwc3 = vmstate({
  name: 'usb-dwc3',
  versionId: 1,
  fields: {
    regs: byRelease({ '2.3': array(0x534 / 4, uint32()), '10.0': array(0x600 / 4, uint32()) }),
    mode: uint8({ name: 'cfg.mode' }),
    dwc_usb3_user: uint32({ name: 'cfg.dwc_usb3_user' }),
  },
});
export type UsbDwc3State = StateOf<typeof vmstateUsbDwc3>;

/**
 * The section `imx.usbphy`: the USB PHY of i.MX6.
 *
 * QEMU: `hw/usb/imx-usb-phy.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateImxUsbphy = vmstate({
  name: 'imx.usbphy',
  versionId: 1,
  minimumVersionId: 1,
  fields: { usbphy: array(33, uint32()) },
});
export type ImxUsbphyState = StateOf<typeof vmstateImxUsbphy>;

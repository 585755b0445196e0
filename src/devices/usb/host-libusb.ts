/**
 * The section `usb-host`: a USB device of the host, of which no more is sent than that it is there.
 *
 * QEMU: `hw/usb/host-libusb.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, struct, vmstate } from '../../vmstate/index.js';
import { vmstateUsbDevice } from './usb-device.js';

export const vmstateUsbHost = vmstate({
  name: 'usb-host',
  versionId: 1,
  minimumVersionId: 1,
  fields: { parent_obj: struct(vmstateUsbDevice) },
});
export type UsbHostState = StateOf<typeof vmstateUsbHost>;

/**
 * The section `usb-hub`: a USB hub.
 *
 * QEMU: `hw/usb/dev-hub.c`; checked on streams of 2.3.
 */
import { array, type StateOf, struct, uint16, vmstate } from '../../vmstate/index.js';
import { vmstateUsbDevice } from './usb-device.js';

export const vmstateUsbHubPort = vmstate({
  name: 'usb-hub-port',
  versionId: 1,
  minimumVersionId: 1,
  fields: { wPortStatus: uint16(), wPortChange: uint16() },
});

export const vmstateUsbHub = vmstate({
  name: 'usb-hub',
  versionId: 1,
  minimumVersionId: 1,
  fields: { dev: struct(vmstateUsbDevice), ports: array(8, struct(vmstateUsbHubPort)) },
});
export type UsbHubState = StateOf<typeof vmstateUsbHub>;

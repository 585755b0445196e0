/**
 * The sections `usb-kbd` and `usb-ptr`: USB keyboard, mouse and tablet.
 *
 * QEMU: `hw/usb/dev-hid.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, struct, vmstate } from '../../vmstate/index.js';
import { vmstateHidKeyboard, vmstateHidPointer } from '../input/hid.js';
import { vmstateUsbDevice } from './usb-device.js';

export const vmstateUsbKbd = vmstate({
  name: 'usb-kbd',
  versionId: 1,
  minimumVersionId: 1,
  fields: { dev: struct(vmstateUsbDevice), hid: struct(vmstateHidKeyboard) },
});
export type UsbKbdState = StateOf<typeof vmstateUsbKbd>;

export const vmstateUsbPtr = vmstate({
  name: 'usb-ptr',
  versionId: 1,
  minimumVersionId: 1,
  fields: { dev: struct(vmstateUsbDevice), hid: struct(vmstateHidPointer) },
});
export type UsbPtrState = StateOf<typeof vmstateUsbPtr>;

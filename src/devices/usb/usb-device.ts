/**
 * The struct `USBDevice`: what every USB device embeds. No section of its own.
 *
 * QEMU: `hw/usb/bus.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, int32, type StateOf, uint8, vmstate } from '../../vmstate/index.js';

/** `setup_*`: the control transfer that is under way, with its eight bytes of setup and where it has got to. */
export const vmstateUsbDevice = vmstate({
  name: 'USBDevice',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    addr: uint8(),
    state: int32(),
    remote_wakeup: int32(),
    setup_state: int32(),
    setup_len: int32(),
    setup_index: int32(),
    setup_buf: array(8, uint8()),
  },
});
export type UsbDeviceState = StateOf<typeof vmstateUsbDevice>;

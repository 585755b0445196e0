/**
 * The section `milkymist-softusb`: keyboard and mouse of the Milkymist One, over its USB controller.
 *
 * QEMU: `hw/input/milkymist-softusb.c`; checked on streams of 2.3.
 */
import { buffer, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateHidKeyboard, vmstateHidPointer } from './hid.js';

export const vmstateMilkymistSoftusb = vmstate({
  name: 'milkymist-softusb',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    regs: uint32(),
    hid_kbd: struct(vmstateHidKeyboard),
    hid_mouse: struct(vmstateHidPointer),
    kbd_hid_buffer: buffer(8),
    mouse_hid_buffer: buffer(4),
  },
});
export type MilkymistSoftusbState = StateOf<typeof vmstateMilkymistSoftusb>;

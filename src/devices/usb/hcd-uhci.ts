/**
 * The section `uhci`: the USB 1.1 host controller UHCI.
 *
 * QEMU: `hw/usb/hcd-uhci.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import {
  array,
  int64,
  type StateOf,
  struct,
  timer,
  uint8,
  uint8Equal,
  uint16,
  uint32,
  vmstate,
} from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

export const vmstateUhciPort = vmstate({
  name: 'uhci port',
  versionId: 1,
  minimumVersionId: 1,
  fields: { ctrl: uint16() },
});

export const vmstateUhci = vmstate({
  name: 'uhci',
  versionId: 3,
  minimumVersionId: 1,
  fields: {
    dev: pciDevice(),
    num_ports_vmstate: uint8Equal(),
    ports: array(2, struct(vmstateUhciPort), { since: 1 }),
    cmd: uint16(),
    status: uint16(),
    intr: uint16(),
    frnum: uint16(),
    fl_base_addr: uint32(),
    sof_timing: uint8(),
    status2: uint8(),
    frame_timer: timer(),
    expire_time: int64({ since: 2 }),
    pending_int_mask: uint32({ since: 3 }),
  },
});
export type UhciState = StateOf<typeof vmstateUhci>;

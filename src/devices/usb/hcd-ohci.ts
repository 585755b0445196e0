/**
 * The section `ohci`: the USB 1.1 host controller OHCI on PCI.
 *
 * QEMU: `hw/usb/hcd-ohci-pci.c`, `hw/usb/hcd-ohci.c`; checked on streams of 2.3.
 */
import {
  array,
  bool,
  int32,
  int64,
  type StateOf,
  struct,
  timer,
  uint8,
  uint16,
  uint32,
  vmstate,
} from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

export const vmstateOhciCorePort = vmstate({
  name: 'ohci-core/port',
  versionId: 1,
  minimumVersionId: 1,
  fields: { ctrl: uint32() },
});
export const vmstateOhciCoreEofTimer = vmstate({
  name: 'ohci-core/eof-timer',
  versionId: 1,
  minimumVersionId: 1,
  fields: { eof_timer: timer() },
});

export const vmstateOhciCore = vmstate({
  name: 'ohci-core',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    sof_time: int64(),
    ctl: uint32(),
    status: uint32(),
    intr_status: uint32(),
    intr: uint32(),
    hcca: uint32(),
    ctrl_head: uint32(),
    ctrl_cur: uint32(),
    bulk_head: uint32(),
    bulk_cur: uint32(),
    per_cur: uint32(),
    done: uint32(),
    done_count: int32(),
    fsmps: uint16(),
    fit: uint8(),
    fi: uint16(),
    frt: uint8(),
    frame_number: uint16(),
    padding: uint16(),
    pstart: uint32(),
    lst: uint32(),
    rhdesc_a: uint32(),
    rhdesc_b: uint32(),
    rhstatus: uint32(),
    rhport: array(15, struct(vmstateOhciCorePort)),
    hstatus: uint32(),
    hmask: uint32(),
    hreset: uint32(),
    htest: uint32(),
    old_ctl: uint32(),
    usb_buf: array(8192, uint8()),
    async_td: uint32(),
    async_complete: bool(),
  },
  subsections: { eof_timer: vmstateOhciCoreEofTimer },
});

export const vmstateOhci = vmstate({
  name: 'ohci',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    parent_obj: pciDevice(),
    state: struct(vmstateOhciCore, { since: 1 }),
  },
});
export type OhciState = StateOf<typeof vmstateOhci>;

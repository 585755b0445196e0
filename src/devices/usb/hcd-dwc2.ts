/**
 * The section `dwc2`: the USB host controller Synopsys DWC2 of the Raspberry Pi.
 *
 * QEMU: `hw/usb/hcd-dwc2.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
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

export const vmstateDwc2Packet = vmstate({
  name: 'dwc2/packet',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    devadr: uint32(),
    epnum: uint32(),
    epdir: uint32(),
    mps: uint32(),
    pid: uint32(),
    index: uint32(),
    pcnt: uint32(),
    len: uint32(),
    async: int32(),
    small: bool(),
    needs_service: bool(),
  },
});

export const vmstateDwc2 = vmstate({
  name: 'dwc2',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    glbreg: array(28, uint32()),
    fszreg: array(1, uint32()),
    hreg0: array(17, uint32()),
    hreg1: array(0x100 / 4, uint32()),
    pcgreg: array(2, uint32()),
    eof_timer: timer(),
    frame_timer: timer(),
    sof_time: int64(),
    usb_frame_time: int64(),
    usb_bit_time: int64(),
    usb_version: uint32(),
    frame_number: uint16(),
    fi: uint16(),
    next_chan: uint16(),
    working: bool(),
    packet: array(8, struct(vmstateDwc2Packet), { since: 1 }),
    usb_buf: array(524288, uint8()),
  },
});
export type Dwc2State = StateOf<typeof vmstateDwc2>;

/**
 * The section `usb-ccid`: a USB reader for smart cards.
 *
 * QEMU: `hw/usb/dev-smartcard-reader.c`; checked on streams of 2.3 and 7.2.
 */
import {
  array,
  buffer,
  byRelease,
  type StateOf,
  struct,
  uint8,
  uint32,
  uint64,
  unused,
  vmstate,
} from '../../vmstate/index.js';

export const vmstateUsbDevice = vmstate({
  name: 'usb_device',
  versionId: 1,
  fields: { addr: uint8(), setup_buf: buffer(8), data_buf: buffer(4096) },
});

export const vmstateCCIDBulkInState = vmstate({
  name: 'CCID BulkIn state',
  versionId: 1,
  fields: { data: buffer(384), len: uint32(), pos: uint32() },
});

export const vmstateCCIDAnswerState = vmstate({
  name: 'CCID Answer state',
  versionId: 1,
  fields: { slot: uint8(), seq: uint8() },
});

export const vmstateUsbCcid = vmstate({
  name: 'usb-ccid',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    dev: struct(vmstateUsbDevice),
    debug: uint8(),
    bulk_out_data: buffer(65536),
    bulk_out_pos: uint32(),
    bmSlotICCState: uint8(),
    powered: uint8(),
    notify_slot_change: uint8(),
    last_answer_error: uint64(),
    bError: uint8(),
    bmCommandStatus: uint8(),
    bProtocolNum: uint8(),
    data: buffer(7, { name: 'abProtocolDataStructure.data' }),
    ulProtocolDataStructureSize: uint32(),
    bulk_in_pending: array(8, struct(vmstateCCIDBulkInState)),
    bulk_in_pending_start: uint32(),
    bulk_in_pending_end: uint32(),
    pending_answers: array(128, struct(vmstateCCIDAnswerState)),
    pending_answers_num: uint32(),
    migration_state: byRelease({ '2.3': uint8(), '5.2': unused(1) }),
    state_vmstate: uint32(),
  },
});
export type UsbCcidState = StateOf<typeof vmstateUsbCcid>;

/**
 * One IDE drive, as part of every IDE controller.
 *
 * QEMU: `hw/ide/core.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { StreamError } from '../../errors.js';
import {
  array,
  bool,
  buffer,
  context,
  int32,
  named,
  type StateOf,
  uint8,
  uint32,
  vmstate,
  when,
} from '../../vmstate/index.js';

const DRQ_STAT = 0x08; // status: a transfer by the guest's instructions is going on
const IDE_BUFFER_SIZE = 256 * 512 + 4; // 256 sectors and four bytes
const TRANSFER_ENDS = 6; // sector read, sector write, stop, ATAPI reply end, ATAPI command, dummy

/** What identifies a drive to {@link ideMachine}: its own state. */
export interface IdeDriveStatus {
  readonly status: number;
}

/** `retriesPio`: whether the bus of this drive will try a failed PIO request again (bit 0x10 of its `error_status`). */
export const ideMachine = context<{ readonly retriesPio?: (drive: IdeDriveStatus) => boolean } | undefined>();

/** A PIO transfer under way: the buffer, the window of it that the guest sees, and what is to happen at its end. */
export const vmstateIdeDrivePioState = vmstate({
  name: 'ide_drive/pio_state',
  versionId: 1,
  minimumVersionId: 1,
  context: ideMachine,
  needed: (_state, machine, drive) =>
    ((drive as IdeDriveStatus).status & DRQ_STAT) !== 0 || machine?.retriesPio?.(drive as IdeDriveStatus) === true,
  postLoad: ({ end_transfer_fn_idx }) => {
    if (end_transfer_fn_idx >= TRANSFER_ENDS) {
      throw new StreamError('bad-value', 'there are six functions at the end of a transfer', {
        path: 'end_transfer_fn_idx',
        expected: TRANSFER_ENDS,
        actual: end_transfer_fn_idx,
      });
    }
  },
  fields: {
    req_nb_sectors: int32(),
    // QEMU counts it by a member that always holds this size.
    io_buffer: array(IDE_BUFFER_SIZE, uint8(), { since: 1 }),
    cur_io_buffer_offset: int32(),
    cur_io_buffer_len: int32(),
    end_transfer_fn_idx: uint8(),
    elementary_transfer_size: int32(),
    packet_transfer_size: int32(),
  },
});

/** The tray of a CD drive, if it is open or locked. */
export const vmstateIdeDriveTrayState = vmstate({
  name: 'ide_drive/tray_state',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.tray_open || state.tray_locked,
  fields: { tray_open: bool(), tray_locked: bool() },
});

/** What GET EVENT STATUS NOTIFICATION has still to tell. */
export const vmstateIdeDriveGesnState = vmstate({
  name: 'ide_drive/atapi/gesn_state',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.new_media || state.eject_request,
  fields: named('events.', { new_media: bool(), eject_request: bool() }),
});

/** The task file (`hob_` are its previous values), and the 512 bytes of IDENTIFY if `identify_set` is not 0. */
export const vmstateIdeDrive = vmstate({
  name: 'ide_drive',
  versionId: 3,
  minimumVersionId: 0,
  context: ideMachine,
  fields: {
    mult_sectors: int32(),
    identify_set: int32(),
    identify_data: when('is_identify_set', buffer(512)),
    feature: uint8(),
    error: uint8(),
    nsector: uint32(),
    sector: uint8(),
    lcyl: uint8(),
    hcyl: uint8(),
    hob_feature: uint8(),
    hob_sector: uint8(),
    hob_nsector: uint8(),
    hob_lcyl: uint8(),
    hob_hcyl: uint8(),
    select: uint8(),
    status: uint8(),
    lba48: uint8(),
    sense_key: uint8(),
    asc: uint8(),
    cdrom_changed: uint8({ since: 3 }),
  },
  conditions: { is_identify_set: (state) => state.identify_set !== 0 },
  subsections: {
    pio_state: vmstateIdeDrivePioState,
    tray_state: vmstateIdeDriveTrayState,
    gesn_state: vmstateIdeDriveGesnState,
  },
});
export type IdeDriveState = StateOf<typeof vmstateIdeDrive>;

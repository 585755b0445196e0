/**
 * The section `scsi-disk`: a SCSI disk or CD drive; its contents are in a drive.
 *
 * QEMU: `hw/scsi/scsi-disk.c`, `hw/scsi/scsi-bus.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { array, bool, named, type StateOf, struct, uint8, uint32, vmstate } from '../../vmstate/index.js';
import { emptyList } from '../core/empty-list.js';

const SCSI_SENSE_BUF_SIZE_OLD = 96;
const SCSI_SENSE_BUF_SIZE = 252;

/** The info `scsi-requests`: commands that are under way. */
export const scsiRequests = emptyList('scsi-requests', 'requests');

/** The rest of the sense data, where they are longer than QEMU's buffer once was. */
export const vmstateScsiDeviceSense = vmstate({
  name: 'SCSIDevice/sense',
  versionId: 1,
  minimumVersionId: 1,
  fields: { sense_rest: array(SCSI_SENSE_BUF_SIZE - SCSI_SENSE_BUF_SIZE_OLD, uint8(), { name: 'sense' }) },
});

/** What all SCSI devices have. */
export const vmstateScsiDevice = vmstate({
  name: 'SCSIDevice',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    ...named('unit_attention.', { key: uint8(), asc: uint8(), ascq: uint8() }),
    sense_is_ua: bool(),
    sense: array(SCSI_SENSE_BUF_SIZE_OLD, uint8()),
    sense_len: uint32(),
    requests: scsiRequests(),
  },
  subsections: { sense_rest: vmstateScsiDeviceSense },
});

export const vmstateScsiDisk = vmstate({
  name: 'scsi-disk',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    qdev: struct(vmstateScsiDevice),
    media_changed: bool(),
    media_event: bool(),
    eject_request: bool(),
    tray_open: bool(),
    tray_locked: bool(),
  },
});
export type ScsiDiskState = StateOf<typeof vmstateScsiDisk>;

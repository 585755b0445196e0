/**
 * The section `mptsas`: the SAS controller LSI SAS1068, on PCI.
 *
 * QEMU: `hw/scsi/mptsas.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all; 2.3 does not have it.
 */
import { array, bool, int32, type StateOf, uint8, uint16, uint32, uint64, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

/** Words that the doorbell takes, and gives. */
const MPTSAS_MAX_REQUEST_SIZE_WORDS = 256;
/** Requests and replies that may wait, and a place that stays free. */
const MPTSAS_FIFO = 129;

/** Requests that have been posted come as addresses; those at work are in the sections of the disks. */
export const vmstateMptsas = vmstate({
  name: 'mptsas',
  versionId: 0,
  fields: {
    dev: pciDevice(),
    msi_in_use: bool(),
    state: uint32(),
    who_init: uint8(),
    doorbell_state: uint8(),
    doorbell_msg: array(MPTSAS_MAX_REQUEST_SIZE_WORDS, uint32()),
    doorbell_idx: int32(),
    doorbell_cnt: int32(),
    doorbell_reply: array(MPTSAS_MAX_REQUEST_SIZE_WORDS, uint16()),
    doorbell_reply_idx: int32(),
    doorbell_reply_size: int32(),
    diagnostic: uint32(),
    diagnostic_idx: uint8(),
    intr_status: uint32(),
    intr_mask: uint32(),
    request_post: array(MPTSAS_FIFO, uint32()),
    request_post_head: uint16(),
    request_post_tail: uint16(),
    reply_post: array(MPTSAS_FIFO, uint32()),
    reply_post_head: uint16(),
    reply_post_tail: uint16(),
    reply_free: array(MPTSAS_FIFO, uint32()),
    reply_free_head: uint16(),
    reply_free_tail: uint16(),
    max_buses: uint16(),
    max_devices: uint16(),
    reply_frame_size: uint16(),
    host_mfa_high_addr: uint64(),
    sense_buffer_high_addr: uint64(),
  },
});
export type MptsasState = StateOf<typeof vmstateMptsas>;

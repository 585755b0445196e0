/**
 * The section `i82596`: the Ethernet controller Intel 82596 behind the Lasi chip of HP PA-RISC machines.
 *
 * QEMU: `hw/net/i82596.c`, `hw/net/lasi_i82596.c`; checked on streams of 11.1.
 */
import {
  bool,
  buffer,
  int32,
  type StateOf,
  struct,
  uint8,
  uint16,
  uint32,
  uint64,
  vmstate,
} from '../../vmstate/index.js';

/** The chip. `iscp`, `scb`, `cmd_p`: addresses of its control blocks in guest memory; then counters of errors. */
export const vmstateI82596State = vmstate({
  name: 'i82596',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    mode: uint8(),
    t_on: uint16(),
    t_off: uint16(),
    throttle_state: bool(),
    iscp: uint32(),
    sysbus: uint8(),
    scb: uint32(),
    scb_base: uint32(),
    scb_status: uint16(),
    cu_status: uint8(),
    rx_status: uint8(),
    lnkst: uint16(),
    cmd_p: uint32(),
    ca: int32(),
    ca_active: int32(),
    send_irq: int32(),
    mult: buffer(8),
    config: buffer(14),
    tx_buffer: buffer(1536),
    tx_retry_addr: uint32(),
    tx_retry_count: int32(),
    tx_good_frames: uint32(),
    tx_collisions: uint32(),
    tx_aborted_errors: uint32(),
    last_tx_len: uint32(),
    collision_events: uint32(),
    total_collisions: uint32(),
    crc_err: uint32(),
    align_err: uint32(),
    resource_err: uint32(),
    over_err: uint32(),
    rcvdt_err: uint32(),
    short_fr_error: uint32(),
    total_frames: uint32(),
    total_good_frames: uint32(),
    rx_buffer: buffer(1536),
    tx_frame_len: uint16(),
    rx_frame_len: uint16(),
    current_tx_desc: uint64(),
    current_rx_desc: uint64(),
    last_good_rfa: uint32(),
    queue_head: int32(),
    queue_tail: int32(),
    queue_count: int32(),
    rnr_signaled: bool(),
    flushing_queue: bool(),
  },
});

export const vmstateI82596 = vmstate({
  name: 'i82596',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    state: struct(vmstateI82596State),
  },
});
export type I82596State = StateOf<typeof vmstateI82596>;

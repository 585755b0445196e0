/**
 * The section `i8254`: the programmable interval timer of the PC, also found on Alpha, MIPS and PowerPC.
 *
 * QEMU: `hw/timer/i8254_common.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all; only 2.3 still loads version 1.
 */
import {
  absent,
  array,
  type ByteReader,
  int32,
  int64,
  type StateOf,
  struct,
  uint8,
  uint16,
  uint32,
  vmstate,
} from '../../vmstate/index.js';

/** One of the three channels; `count` 0 stands for 65536, times in nanoseconds. */
export const vmstatePitChannel = vmstate({
  name: 'pit channel',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    count: int32(),
    latched_count: uint16(),
    count_latched: uint8(),
    status_latched: uint8(),
    status: uint8(),
    read_state: uint8(),
    write_state: uint8(),
    write_latch: uint8(),
    rw_mode: uint8(),
    mode: uint8(),
    bcd: uint8(),
    gate: uint8(),
    count_load_time: int64(),
    next_transition_time: int64(),
  },
});
export type PitChannelState = StateOf<typeof vmstatePitChannel>;

/** `irq_disabled` and the second `next_transition_time` are members of channel 0 in QEMU, sent on their own. */
export const vmstatePit = vmstate({
  name: 'i8254',
  versionId: 3,
  minimumVersionId: 2,
  loadOld: { '2.3': { minimumVersionId: 1, load: loadOld }, '5.2': absent },
  fields: {
    irq_disabled: uint32({ name: 'channels[0].irq_disabled', since: 3 }),
    channels: array(3, struct(vmstatePitChannel), { since: 2 }),
    next_transition_time: int64({ name: 'channels[0].next_transition_time' }),
  },
});
export type PitState = StateOf<typeof vmstatePit>;

/** Version 1: only channel 0 has a time of its next transition. */
function loadOld(from: ByteReader) {
  const channels: PitChannelState[] = [];
  for (let i = 0; i < 3; i++) {
    channels.push({
      count: from.u32() | 0,
      latched_count: from.u16(),
      count_latched: from.u8(),
      status_latched: from.u8(),
      status: from.u8(),
      read_state: from.u8(),
      write_state: from.u8(),
      write_latch: from.u8(),
      rw_mode: from.u8(),
      mode: from.u8(),
      bcd: from.u8(),
      gate: from.u8(),
      count_load_time: BigInt.asIntN(64, from.u64()),
      next_transition_time: i === 0 ? BigInt.asIntN(64, from.u64()) : 0n,
    });
  }
  return { irq_disabled: 0, channels, next_transition_time: (channels[0] as PitChannelState).next_transition_time };
}

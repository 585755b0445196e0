/**
 * The sections `ps2kbd` and `ps2mouse`: keyboard and mouse behind a PS/2 port.
 *
 * QEMU: `hw/input/ps2.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. What both have in common was called `common` and is
 * `parent_obj` since 7.2.
 */
import {
  bool,
  buffer,
  byRelease,
  int32,
  named,
  type StateOf,
  struct,
  subsectionByRelease,
  uint8,
  vmstate,
} from '../../vmstate/index.js';

/** The command that waits for its argument (-1: none) and a ring of 256 bytes of which `count` wait to be read. */
export const vmstatePs2Common = vmstate({
  name: 'PS2 Common State',
  versionId: 3,
  minimumVersionId: 2,
  fields: {
    write_cmd: int32(),
    ...named('queue.', {
      rptr: int32(),
      wptr: int32(),
      count: int32(),
      data: buffer(256),
    }),
  },
});
export type Ps2CommonState = StateOf<typeof vmstatePs2Common>;

const common = byRelease({
  '2.3': struct(vmstatePs2Common),
  '7.2': struct(vmstatePs2Common, { name: 'parent_obj' }),
});

/** Which LEDs are lit; bit 0 scroll lock, 1 num lock, 2 caps lock. */
export const vmstatePs2KbdLedstate = vmstate({
  name: 'ps2kbd/ledstate',
  versionId: 3,
  minimumVersionId: 2,
  needed: (state) => state.ledstate !== 0,
  fields: { ledstate: int32() },
});

/** The last scan code was 0xf0: the next one is a key that was released. */
export const vmstatePs2KbdNeedHighBit = vmstate({
  name: 'ps2kbd/need_high_bit',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.need_high_bit,
  fields: { need_high_bit: bool() },
});

/** Where in the ring replies to commands end; -1 if there are none. */
export const vmstatePs2KbdCommandReplyQueue = vmstate({
  name: 'ps2kbd/command_reply_queue',
  versionId: 0,
  needed: (state) => state.cwptr !== -1,
  fields: { cwptr: int32({ name: 'parent_obj.queue.cwptr' }) },
});

/** The keyboard. `scancode_set` is 1, 2 or 3; version 2 knew set 2 only. */
export const vmstatePs2Kbd = vmstate({
  name: 'ps2kbd',
  versionId: 3,
  minimumVersionId: 2,
  postLoad: (state, version) => {
    if (version === 2) state.scancode_set = 2;
  },
  fields: {
    common,
    scan_enabled: int32(),
    translate: int32(),
    scancode_set: int32({ since: 3 }),
  },
  subsections: {
    ledstate: vmstatePs2KbdLedstate,
    need_high_bit: subsectionByRelease({ '5.2': vmstatePs2KbdNeedHighBit }),
    command_reply_queue: subsectionByRelease({ '7.2': vmstatePs2KbdCommandReplyQueue }),
  },
});
export type Ps2KbdState = StateOf<typeof vmstatePs2Kbd>;

/** The mouse: its settings, and the movement and buttons that were not reported yet. */
export const vmstatePs2Mouse = vmstate({
  name: 'ps2mouse',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    common,
    ...named('mouse_', {
      status: uint8(),
      resolution: uint8(),
      sample_rate: uint8(),
      wrap: uint8(),
      type: uint8(),
      detect_state: uint8(),
      dx: int32(),
      dy: int32(),
      dz: int32(),
      buttons: uint8(),
    }),
  },
});
export type Ps2MouseState = StateOf<typeof vmstatePs2Mouse>;

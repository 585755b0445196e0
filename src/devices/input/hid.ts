/**
 * The structs `HIDKeyboardDevice` and `HIDPointerDevice`: keyboards, mice and tablets behind USB or another bus. No
 * sections of their own.
 *
 * QEMU: `hw/input/hid.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, int32, named, type StateOf, struct, uint8, uint16, uint32, vmstate } from '../../vmstate/index.js';

const v1 = { versionId: 1, minimumVersionId: 1 } as const;
/** Events that wait: a ring, of which `n` from `head` on are taken. */
const QUEUE_LENGTH = 16;

export const vmstateHidKeyboard = vmstate({
  ...v1,
  name: 'HIDKeyboardDevice',
  fields: {
    keycodes: array(QUEUE_LENGTH, uint32(), { name: 'kbd.keycodes' }),
    head: uint32(),
    n: uint32(),
    ...named('kbd.', { modifiers: uint16(), leds: uint8(), key: array(16, uint8()), keys: int32() }),
    protocol: int32(),
    idle: uint8(),
  },
});
export type HidKeyboardState = StateOf<typeof vmstateHidKeyboard>;

export const vmstateHidPointerEvent = vmstate({
  ...v1,
  name: 'HIDPointerEventQueue',
  fields: { xdx: int32(), ydy: int32(), dz: int32(), buttons_state: int32() },
});

export const vmstateHidPointer = vmstate({
  ...v1,
  name: 'HIDPointerDevice',
  fields: {
    queue: array(QUEUE_LENGTH, struct(vmstateHidPointerEvent), { name: 'ptr.queue' }),
    head: uint32(),
    n: uint32(),
    protocol: int32(),
    idle: uint8(),
  },
});
export type HidPointerState = StateOf<typeof vmstateHidPointer>;

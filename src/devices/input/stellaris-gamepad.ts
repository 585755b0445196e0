/**
 * The section `stellaris_gamepad`: the buttons of TI Stellaris boards.
 *
 * QEMU: `hw/input/stellaris_gamepad.c`; checked on streams of 2.3, 7.2, 10.0 and 11.1. What differs between them is
 * in the slots it concerns.
 */
import { array, int32, releases, type StateOf, struct, uint8, vmstate } from '../../vmstate/index.js';

export const vmstateStellarisButton = vmstate({
  name: 'stellaris_button',
  versionId: 0,
  fields: { pressed: uint8() },
});

export const vmstateStellarisGamepadIn2_3 = vmstate({
  name: 'stellaris_gamepad',
  versionId: 1,
  minimumVersionId: 1,
  fields: { extension: int32(), buttons: array(5, struct(vmstateStellarisButton)) },
});

export const vmstateStellarisGamepadIn5_2 = vmstate({
  name: 'stellaris_gamepad',
  versionId: 2,
  minimumVersionId: 2,
  fields: { extension: int32(), buttons: array(5, struct(vmstateStellarisButton)) },
});

export const vmstateStellarisGamepadIn10_0 = vmstate({
  name: 'stellaris_gamepad',
  versionId: 4,
  minimumVersionId: 4,
  fields: {
    // The dump says that the count varies, but not what holds it.
    pressed: array(5, uint8()),
  },
});

export const vmstateStellarisGamepad = releases({
  '2.3': vmstateStellarisGamepadIn2_3,
  '5.2': vmstateStellarisGamepadIn5_2,
  '10.0': vmstateStellarisGamepadIn10_0,
});
export type StellarisGamepadState = StateOf<typeof vmstateStellarisGamepad>;

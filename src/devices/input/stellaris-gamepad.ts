/**
 * The section `stellaris_gamepad`: the buttons of TI Stellaris boards.
 *
 * QEMU: `hw/input/stellaris_gamepad.c`; checked on streams of 2.3, 7.2, 10.0 and 11.1. What differs between them is
 * in the slots it concerns.
 */
import { absent, array, byRelease, int32, type StateOf, struct, uint8, vmstate } from '../../vmstate/index.js';

export const vmstateStellarisButton = vmstate({
  name: 'stellaris_button',
  versionId: 0,
  minimumVersionId: 0,
  fields: { pressed: uint8() },
});

/** The five buttons of the boards; each was a struct to 7.2. */
export const vmstateStellarisGamepad = vmstate({
  name: 'stellaris_gamepad',
  versionId: { '2.3': 1, '5.2': 2, '10.0': 4 },
  minimumVersionId: { '2.3': 1, '5.2': 2, '10.0': 4 },
  fields: {
    extension: byRelease({ '2.3': int32(), '10.0': absent }),
    buttons: byRelease({ '2.3': array(5, struct(vmstateStellarisButton)), '10.0': absent }),
    pressed: byRelease({ '10.0': array(5, uint8()) }),
  },
});
export type StellarisGamepadState = StateOf<typeof vmstateStellarisGamepad>;

/**
 * The section `spitz-keyboard`: the keyboard of the Sharp Zaurus C3000 boards.
 *
 * QEMU: `hw/arm/spitz.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { type StateOf, uint16, unused, vmstate, when } from '../../vmstate/index.js';

export const vmstateSpitzKeyboard = vmstate({
  name: 'spitz-keyboard',
  versionId: 1,
  fields: { sense_state: uint16(), strobe_state: uint16(), unused: when('is_version_0', unused(5)) },
  conditions: { is_version_0: (_state, version) => version === 0 },
});
export type SpitzKeyboardState = StateOf<typeof vmstateSpitzKeyboard>;

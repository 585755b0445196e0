/**
 * The section `adb_mouse`: the mouse on the Apple Desktop Bus.
 *
 * QEMU: `hw/input/adb-mouse.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { int32, type StateOf, struct, vmstate } from '../../vmstate/index.js';
import { vmstateAdbDevice } from './adb.js';

export const vmstateAdbMouse = vmstate({
  name: 'adb_mouse',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    parent_obj: struct(vmstateAdbDevice),
    buttons_state: int32(),
    last_buttons_state: int32(),
    dx: int32(),
    dy: int32(),
    dz: int32(),
  },
});
export type AdbMouseState = StateOf<typeof vmstateAdbMouse>;

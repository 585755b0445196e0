/**
 * The section `adb_kbd`: the keyboard on the Apple Desktop Bus.
 *
 * QEMU: `hw/input/adb-kbd.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { buffer, int32, type StateOf, struct, vmstate } from '../../vmstate/index.js';
import { vmstateAdbDevice } from './adb.js';

export const vmstateAdbKbd = vmstate({
  name: 'adb_kbd',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    parent_obj: struct(vmstateAdbDevice),
    data: buffer(128),
    rptr: int32(),
    wptr: int32(),
    count: int32(),
  },
});
export type AdbKbdState = StateOf<typeof vmstateAdbKbd>;

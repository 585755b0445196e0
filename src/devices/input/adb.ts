/**
 * The section `adb_bus`: the Apple Desktop Bus.
 *
 * QEMU: `hw/input/adb.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { bool, int32, type StateOf, timer, uint8, uint16, vmstate } from '../../vmstate/index.js';

/** What every device on the bus embeds. */
export const vmstateAdbDevice = vmstate({
  name: 'adb_device',
  versionId: 0,
  minimumVersionId: 0,
  fields: { devaddr: int32(), handler: int32() },
});

export const vmstateAdbBus = vmstate({
  name: 'adb_bus',
  versionId: 0,
  fields: {
    autopoll_timer: timer(),
    autopoll_enabled: bool(),
    autopoll_rate_ms: uint8(),
    autopoll_mask: uint16(),
    autopoll_blocked: bool(),
  },
});
export type AdbBusState = StateOf<typeof vmstateAdbBus>;

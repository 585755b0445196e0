/**
 * One IDE bus of two drives, as part of every IDE controller; the drives are sent on their own.
 *
 * QEMU: `hw/ide/core.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { int32, int64, type StateOf, uint8, uint32, vmstate } from '../../vmstate/index.js';

/** The request that failed and is to be tried again when the machine runs on. */
export const vmstateIdeBusError = vmstate({
  name: 'ide_bus/error',
  versionId: 2,
  minimumVersionId: 1,
  needed: (state) => state.error_status !== 0,
  fields: {
    error_status: int32(),
    retry_sector_num: int64({ since: 2 }),
    retry_nsector: uint32({ since: 2 }),
    retry_unit: uint8({ since: 2 }),
  },
});

/** The device control register, and which of the two drives is selected. */
export const vmstateIdeBus = vmstate({
  name: 'ide_bus',
  versionId: 1,
  minimumVersionId: 1,
  fields: { cmd: uint8(), unit: uint8() },
  subsections: { error: vmstateIdeBusError },
});
export type IdeBusState = StateOf<typeof vmstateIdeBus>;

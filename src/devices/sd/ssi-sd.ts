/**
 * The section `ssi_sd`: an SD card on an SSI bus.
 *
 * QEMU: `hw/sd/ssi-sd.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. Written by hand in 2.3.
 */
import {
  array,
  byRelease,
  int32,
  releases,
  type StateOf,
  struct,
  uint8,
  uint16,
  uint32,
  vmstate,
} from '../../vmstate/index.js';
import { vmstateSsiPeripheral } from '../ssi/ssi-peripheral.js';

const writtenByHand = vmstate({
  name: 'ssi_sd',
  versionId: 1,
  minimumVersionId: 1,
  oldStyle: true,
  fields: {
    mode: uint32(),
    cmd: int32(),
    cmdarg: array(4, uint32()),
    response: array(5, uint32()),
    arglen: int32(),
    response_pos: int32(),
    stopping: int32(),
    cs: uint32(),
  },
});

const described = vmstate({
  name: 'ssi_sd',
  versionId: { '5.2': 2, '7.2': 7 },
  minimumVersionId: { '5.2': 2, '7.2': 7 },
  fields: {
    mode: uint32(),
    cmd: int32(),
    cmdarg: array(4, uint8()),
    response: array(5, uint8()),
    crc16: byRelease({ '7.2': uint16() }),
    read_bytes: byRelease({ '7.2': int32() }),
    write_bytes: byRelease({ '7.2': int32() }),
    arglen: int32(),
    response_pos: int32(),
    stopping: int32(),
    ssidev: struct(vmstateSsiPeripheral),
  },
});
export const vmstateSsiSd = releases({ '2.3': writtenByHand, '5.2': described });
export type SsiSdState = StateOf<typeof vmstateSsiSd>;

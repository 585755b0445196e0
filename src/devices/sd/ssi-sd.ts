/**
 * The section `ssi_sd`: an SD card on an SSI bus.
 *
 * QEMU: `hw/sd/ssi-sd.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, int32, type StateOf, struct, uint8, uint16, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateSsiPeripheral } from '../ssi/ssi-peripheral.js';

export const vmstateSsiSd = vmstate({
  name: 'ssi_sd',
  versionId: 7,
  minimumVersionId: 7,
  fields: {
    mode: uint32(),
    cmd: int32(),
    cmdarg: array(4, uint8()),
    response: array(5, uint8()),
    crc16: uint16(),
    read_bytes: int32(),
    write_bytes: int32(),
    arglen: int32(),
    response_pos: int32(),
    stopping: int32(),
    ssidev: struct(vmstateSsiPeripheral),
  },
});
export type SsiSdState = StateOf<typeof vmstateSsiSd>;

/**
 * The sections `ssd0303_oled` and `ssd0323_oled`: the OLED displays Solomon SSD0303 (on I2C) and SSD0323 (on SSI).
 *
 * QEMU: `hw/display/ssd0303.c`, `hw/display/ssd0323.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. In 2.3 the
 * latter is written by hand, with the level of its chip select line as a word.
 */
import { absent, array, buffer, byRelease, int32, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateI2cSlave } from '../i2c/i2c-slave.js';
import { vmstateSsiPeripheral } from '../ssi/ssi-peripheral.js';

export const vmstateSsd0303Oled = vmstate({
  name: 'ssd0303_oled',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    row: int32(),
    col: int32(),
    start_line: int32(),
    mirror: int32(),
    flash: int32(),
    enabled: int32(),
    inverse: int32(),
    redraw: int32(),
    mode: uint32(),
    cmd_state: uint32(),
    framebuffer: buffer(1056),
    parent_obj: struct(vmstateI2cSlave),
  },
});
export type Ssd0303OledState = StateOf<typeof vmstateSsd0303Oled>;

export const vmstateSsd0323Oled = vmstate({
  name: 'ssd0323_oled',
  versionId: { '2.3': 1, '5.2': 2 },
  minimumVersionId: { '2.3': 1, '5.2': 2 },
  oldStyle: { '2.3': true, '5.2': false },
  fields: {
    cmd_len: uint32(),
    cmd: int32(),
    cmd_data: array(8, int32()),
    row: int32(),
    row_start: int32(),
    row_end: int32(),
    col: int32(),
    col_start: int32(),
    col_end: int32(),
    redraw: int32(),
    remap: int32(),
    mode: uint32(),
    framebuffer: buffer(5120),
    cs: byRelease({ '2.3': uint32(), '5.2': absent }),
    ssidev: byRelease({ '5.2': struct(vmstateSsiPeripheral) }),
  },
});
export type Ssd0323OledState = StateOf<typeof vmstateSsd0323Oled>;

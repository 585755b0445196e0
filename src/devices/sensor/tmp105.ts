/**
 * The section `TMP105`: the temperature sensor TI TMP105.
 *
 * QEMU: `hw/sensor/tmp105.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, bool, int16, type StateOf, struct, uint8, vmstate } from '../../vmstate/index.js';
import { vmstateI2cSlave } from '../i2c/i2c-slave.js';

export const vmstateTMP105DetectFalling = vmstate({
  name: 'TMP105/detect-falling',
  versionId: 1,
  minimumVersionId: 1,
  needed: ({ detect_falling }) => detect_falling,
  fields: { detect_falling: bool() },
});

export const vmstateTMP105 = vmstate({
  name: 'TMP105',
  versionId: 0,
  fields: {
    len: uint8(),
    buf: array(2, uint8()),
    pointer: uint8(),
    config: uint8(),
    temperature: int16(),
    limit: array(2, int16()),
    alarm: uint8(),
    i2c: struct(vmstateI2cSlave),
  },
  subsections: { detect_falling: vmstateTMP105DetectFalling },
});
export type TMP105State = StateOf<typeof vmstateTMP105>;

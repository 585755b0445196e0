/**
 * The section `sii9022`: the HDMI transmitter Silicon Image SiI9022.
 *
 * QEMU: `hw/display/sii9022.c`; checked on streams of 5.2 and 7.2. One layout in all.
 */
import { bool, type StateOf, struct, uint8, vmstate } from '../../vmstate/index.js';
import { vmstateI2cSlave } from '../i2c/i2c-slave.js';

export const vmstateSii9022 = vmstate({
  name: 'sii9022',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    parent_obj: struct(vmstateI2cSlave),
    ptr: uint8(),
    addr_byte: bool(),
    ddc_req: bool(),
    ddc_skip_finish: bool(),
    ddc: bool(),
  },
});
export type Sii9022State = StateOf<typeof vmstateSii9022>;

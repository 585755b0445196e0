/**
 * The section `wm8750`: the audio codec Wolfson WM8750.
 *
 * QEMU: `hw/audio/wm8750.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { array, int32, type StateOf, struct, uint8, vmstate } from '../../vmstate/index.js';
import { vmstateI2cSlave } from '../i2c/i2c-slave.js';

export const vmstateWm8750 = vmstate({
  name: 'wm8750',
  versionId: 0,
  fields: {
    i2c_data: array(2, uint8()),
    i2c_len: int32(),
    enable: int32(),
    idx_in: int32(),
    req_in: int32(),
    idx_out: int32(),
    req_out: int32(),
    outvol: array(7, uint8()),
    outmute: array(2, uint8()),
    invol: array(4, uint8()),
    inmute: array(2, uint8()),
    diff: array(2, uint8()),
    pol: uint8(),
    ds: uint8(),
    monomix: array(2, uint8()),
    alc: uint8(),
    mute: uint8(),
    path: array(4, uint8()),
    mpath: array(2, uint8()),
    format: uint8(),
    power: uint8(),
    rate_vmstate: uint8(),
    parent_obj: struct(vmstateI2cSlave),
  },
});
export type Wm8750State = StateOf<typeof vmstateWm8750>;

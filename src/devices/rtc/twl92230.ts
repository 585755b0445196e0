/**
 * The section `menelaus`: the power manager and real-time clock TI TWL92230 (Menelaus).
 *
 * QEMU: `hw/rtc/twl92230.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { array, int32, retyped, type StateOf, struct, uint8, uint16, vmstate } from '../../vmstate/index.js';
import { vmstateI2cSlave } from '../i2c/i2c-slave.js';

export const vmstateMenelausTm = vmstate({
  name: 'menelaus_tm',
  versionId: 0,
  fields: {
    tm_sec: retyped('int32_as_uint16', uint16()),
    tm_min_0: retyped('int32_as_uint16', uint16({ name: 'tm_min' })),
    tm_hour: retyped('int32_as_uint16', uint16()),
    tm_mday: retyped('int32_as_uint16', uint16()),
    tm_min_1: retyped('int32_as_uint16', uint16({ name: 'tm_min' })),
    tm_year: retyped('int32_as_uint16', uint16()),
  },
});

export const vmstateMenelaus = vmstate({
  name: 'menelaus',
  versionId: 0,
  fields: {
    firstbyte: int32(),
    reg: uint8(),
    vcore: array(5, uint8()),
    dcdc: array(3, uint8()),
    ldo: array(8, uint8()),
    sleep: array(2, uint8()),
    osc: uint8(),
    detect: uint8(),
    mask: uint16(),
    status: uint16(),
    dir: uint8(),
    inputs: uint8(),
    outputs: uint8(),
    bbsms: uint8(),
    pull: array(4, uint8()),
    mmc_ctrl: array(3, uint8()),
    mmc_debounce: uint8(),
    ctrl: uint8({ name: 'rtc.ctrl' }),
    comp: uint16({ name: 'rtc.comp' }),
    rtc_next_vmstate: uint16(),
    new: struct(vmstateMenelausTm, { name: 'rtc.new' }),
    alm: struct(vmstateMenelausTm, { name: 'rtc.alm' }),
    pwrbtn_state: uint8(),
    parent_obj: struct(vmstateI2cSlave),
  },
});
export type MenelausState = StateOf<typeof vmstateMenelaus>;

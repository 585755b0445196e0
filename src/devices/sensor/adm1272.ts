/**
 * The section `ADM1272`: the hot swap controller Analog Devices ADM1272.
 *
 * QEMU: `hw/sensor/adm1272.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, struct, uint8, uint16, uint32, uint64, vmstate } from '../../vmstate/index.js';
import { vmstatePmbusDevice } from '../i2c/pmbus-device.js';

export const vmstateADM1272 = vmstate({
  name: 'ADM1272',
  versionId: 0,
  fields: {
    parent: struct(vmstatePmbusDevice),
    ein_ext: uint64(),
    pin_ext: uint32(),
    restart_time: uint8(),
    peak_vin: uint16(),
    peak_vout: uint16(),
    peak_iout: uint16(),
    peak_temperature: uint16(),
    peak_pin: uint16(),
    pmon_control: uint8(),
    pmon_config: uint16(),
    alert1_config: uint16(),
    alert2_config: uint16(),
    device_config: uint16(),
    hysteresis_low: uint16(),
    hysteresis_high: uint16(),
    status_hysteresis: uint8(),
    status_gpio: uint8(),
    strt_up_iout_lim: uint16(),
  },
});
export type ADM1272State = StateOf<typeof vmstateADM1272>;

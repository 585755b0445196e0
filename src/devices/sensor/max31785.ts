/**
 * The section `max31785`: the fan controller Maxim MAX31785.
 *
 * QEMU: `hw/sensor/max31785.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint8, uint16, uint32, uint64, vmstate } from '../../vmstate/index.js';
import { vmstatePmbusDevice } from '../i2c/pmbus-device.js';

export const vmstateMax31785 = vmstate({
  name: 'max31785',
  versionId: 0,
  fields: {
    parent: struct(vmstatePmbusDevice),
    mfr_mode: array(23, uint16()),
    vout_peak: array(23, uint16()),
    temperature_peak: array(23, uint16()),
    vout_min: array(23, uint16()),
    fault_response: array(23, uint8()),
    time_count: array(23, uint32()),
    temp_sensor_config: array(23, uint16()),
    fan_config: array(23, uint16()),
    read_fan_pwm: array(23, uint16()),
    fan_fault_limit: array(23, uint16()),
    fan_warn_limit: array(23, uint16()),
    fan_run_time: array(23, uint16()),
    fan_pwm_avg: array(23, uint16()),
    fan_pwm2rpm: array(23, uint64()),
    mfr_location: uint64(),
    mfr_date: uint64(),
    mfr_serial: uint64(),
  },
});
export type Max31785State = StateOf<typeof vmstateMax31785>;

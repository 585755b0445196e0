/**
 * The section `max34451`: the supply manager Maxim MAX34451, on a PMBus.
 *
 * QEMU: `hw/sensor/max34451.c`; checked on streams of 7.2 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint8, uint16, uint32, uint64, vmstate } from '../../vmstate/index.js';
import { vmstatePmbusDevice } from '../i2c/pmbus-device.js';

/** Supplies, those of them that are sequenced, sensors of temperature. */
const MAX34451_NUM_MARGINED_PSU = 12;
const MAX34451_NUM_PWR_DEVICES = 16;
const MAX34451_NUM_TEMP_DEVICES = 5;

const margined16 = array(MAX34451_NUM_MARGINED_PSU, uint16());
const margined32 = array(MAX34451_NUM_MARGINED_PSU, uint32());
const power16 = array(MAX34451_NUM_PWR_DEVICES, uint16());
const temperature16 = array(MAX34451_NUM_TEMP_DEVICES, uint16());

export const vmstateMax34451 = vmstate({
  name: 'max34451',
  versionId: 0,
  fields: {
    parent: struct(vmstatePmbusDevice),
    power_good_on: power16,
    power_good_off: power16,
    ton_delay: margined16,
    ton_max_fault_limit: margined16,
    toff_delay: margined16,
    status_mfr_specific: array(MAX34451_NUM_PWR_DEVICES, uint8()),
    mfr_location: uint64(),
    mfr_date: uint64(),
    mfr_serial: uint64(),
    mfr_mode: uint16(),
    psen_config: margined32,
    vout_peak: power16,
    iout_peak: power16,
    temperature_peak: temperature16,
    vout_min: power16,
    nv_log_config: uint16(),
    fault_response: array(MAX34451_NUM_PWR_DEVICES, uint32()),
    fault_retry: uint16(),
    fault_log: uint32(),
    time_count: uint32(),
    margin_config: margined16,
    fw_serial: uint16(),
    iout_avg: power16,
    channel_config: power16,
    ton_seq_max: margined16,
    pwm_config: margined32,
    seq_config: margined32,
    temp_sensor_config: temperature16,
    store_single: uint16(),
    crc: uint16(),
  },
});
export type Max34451State = StateOf<typeof vmstateMax34451>;

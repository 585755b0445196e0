/**
 * The section `LSM303DLHC_MAG`: the magnetometer of STMicroelectronics' LSM303DLHC.
 *
 * QEMU: `hw/sensor/lsm303dlhc_mag.c`, since 6.2; checked on streams of 7.2 and 11.1. One layout in all.
 */
import { int16, type StateOf, struct, uint8, vmstate } from '../../vmstate/index.js';
import { vmstateI2cSlave } from '../i2c/i2c-slave.js';

/** Fields and temperature as they are, and (`lock`) as they were when the guest began to read them. */
export const vmstateLsm303dlhcMag = vmstate({
  name: 'LSM303DLHC_MAG',
  versionId: 0,
  fields: {
    parent_obj: struct(vmstateI2cSlave),
    len: uint8(),
    buf: uint8(),
    pointer: uint8(),
    cra: uint8(),
    crb: uint8(),
    mr: uint8(),
    x: int16(),
    z: int16(),
    y: int16(),
    x_lock: int16(),
    z_lock: int16(),
    y_lock: int16(),
    sr: uint8(),
    ira: uint8(),
    irb: uint8(),
    irc: uint8(),
    temperature: int16(),
    temperature_lock: int16(),
  },
});
export type Lsm303dlhcMagState = StateOf<typeof vmstateLsm303dlhcMag>;

/**
 * Sections: clocks, memory controller, power manager, real-time clock, I2C and I2S of Intel PXA2xx.
 *
 * QEMU: `hw/arm/pxa2xx.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { array, int32, int64, type StateOf, struct, uint8, uint16, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateI2cSlave } from '../i2c/i2c-slave.js';

export const vmstatePxa2xxCm = vmstate({
  name: 'pxa2xx_cm',
  versionId: 0,
  fields: { cm_regs: array(4, uint32()), clkcfg: uint32(), pmnc: uint32() },
});
export type Pxa2xxCmState = StateOf<typeof vmstatePxa2xxCm>;

export const vmstatePxa2xxMm = vmstate({
  name: 'pxa2xx_mm',
  versionId: 0,
  fields: { mm_regs: array(26, uint32()) },
});
export type Pxa2xxMmState = StateOf<typeof vmstatePxa2xxMm>;

export const vmstatePxa2xxPm = vmstate({
  name: 'pxa2xx_pm',
  versionId: 0,
  fields: { pm_regs: array(0x100 / 4, uint32()) },
});
export type Pxa2xxPmState = StateOf<typeof vmstatePxa2xxPm>;

export const vmstatePxa2xxRtc = vmstate({
  name: 'pxa2xx_rtc',
  versionId: 0,
  fields: {
    rttr: uint32(),
    rtsr: uint32(),
    rtar: uint32(),
    rdar1: uint32(),
    rdar2: uint32(),
    ryar1: uint32(),
    ryar2: uint32(),
    swar1: uint32(),
    swar2: uint32(),
    piar: uint32(),
    last_rcnr: uint32(),
    last_rdcr: uint32(),
    last_rycr: uint32(),
    last_swcr: uint32(),
    last_rtcpicr: uint32(),
    last_hz: int64(),
    last_sw: int64(),
    last_pi: int64(),
  },
});
export type Pxa2xxRtcState = StateOf<typeof vmstatePxa2xxRtc>;

export const vmstatePxa2xxI2cSlave = vmstate({
  name: 'pxa2xx_i2c_slave',
  versionId: 1,
  minimumVersionId: 1,
  fields: { parent_obj: struct(vmstateI2cSlave) },
});

export const vmstatePxa2xxI2c = vmstate({
  name: 'pxa2xx_i2c',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    control: uint16(),
    status: uint16(),
    ibmr: uint8(),
    data: uint8(),
    slave: struct(vmstatePxa2xxI2cSlave),
  },
});
export type Pxa2xxI2cState = StateOf<typeof vmstatePxa2xxI2c>;

export const vmstatePxa2xxI2s = vmstate({
  name: 'pxa2xx_i2s',
  versionId: 0,
  fields: {
    control: array(2, uint32()),
    status: uint32(),
    mask: uint32(),
    clk: uint32(),
    enable: int32(),
    rx_len: int32(),
    tx_len: int32(),
    fifo_len: int32(),
  },
});
export type Pxa2xxI2sState = StateOf<typeof vmstatePxa2xxI2s>;

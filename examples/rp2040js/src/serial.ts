/**
 * UART, SPI, I2C, ADC and the flash's SSI. There are two each of the first three.
 */
import { array, bool, uint8, uint16, vmstate } from 'vmstate';
import { fifo, number } from './fields.js';

export const vmstateUart = vmstate({
  name: 'uart',
  versionId: 1,
  fields: {
    ctrlRegister: number(),
    lineCtrlRegister: number(),
    rxFIFO: fifo(32),
    interruptMask: uint16(),
    interruptStatus: number(),
    intDivisor: uint16(),
    fracDivisor: uint8(),
  },
});

export const vmstateSpi = vmstate({
  name: 'spi',
  versionId: 1,
  fields: {
    rxFIFO: fifo(8),
    txFIFO: fifo(8),
    busy: bool(),
    control0: number(),
    control1: number(),
    dmaControl: number(),
    clockDivisor: uint8(),
    intRaw: number(),
    intEnable: number(),
  },
});

export const vmstateI2c = vmstate({
  name: 'i2c',
  versionId: 1,
  fields: {
    state: uint8(),
    busy: bool(),
    stop: bool(),
    pendingRestart: bool(),
    firstByte: bool(),
    rxFIFO: fifo(16),
    txFIFO: fifo(16),
    enable: number(),
    rxThreshold: number(),
    txThreshold: number(),
    control: number(),
    ssClockHighPeriod: number(),
    ssClockLowPeriod: number(),
    fsClockHighPeriod: number(),
    fsClockLowPeriod: number(),
    targetAddress: number(),
    slaveAddress: number(),
    abortSource: number(),
    intRaw: number(),
    intEnable: number(),
    spikelen: number(),
  },
});

export const vmstateAdc = vmstate({
  name: 'adc',
  versionId: 1,
  fields: {
    channelValues: array(5, number()),
    fifo: fifo(4),
    cs: number(),
    fcs: number(),
    clockDiv: number(),
    intEnable: uint8(),
    intForce: uint8(),
    result: number(),
    busy: bool(),
    err: bool(),
    currentChannel: uint8(),
  },
});

export const vmstateSsi = vmstate({
  name: 'ssi',
  versionId: 1,
  fields: {
    dr0: number(),
    txflr: number(),
    rxflr: number(),
    baudr: number(),
    crtlr0: number(),
    crtlr1: number(),
    ssienr: number(),
    spictlr0: number(),
    rxsampldly: number(),
    txddriveedge: number(),
  },
});

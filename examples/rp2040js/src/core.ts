/**
 * The Cortex-M0+ core and what only it sees: NVIC and SysTick, and the single-cycle I/O with divider and interpolators.
 * rp2040js has one of the two cores.
 */
import { array, bool, struct, uint8, uint32, uint64, vmstate } from 'vmstate';
import { number } from './fields.js';
import { vmstatePeriodicAlarm, vmstateTimer32 } from './timers.js';

/** `waiting`: asleep in WFI or WFE. The NVIC's registers are here: its pending, enabled and priority bits. */
export const vmstateCore = vmstate({
  name: 'core',
  versionId: 1,
  fields: {
    registers: array(16, uint32()),
    bankedSP: number(),
    N: bool(),
    Z: bool(),
    C: bool(),
    V: bool(),
    PM: bool(),
    SPSEL: uint8(),
    nPRIV: bool(),
    currentMode: uint8(),
    IPSR: uint8(),
    cycles: uint64({ as: 'number' }),
    waiting: bool(),
    eventRegistered: bool(),
    breakRewind: uint8(),
    interruptNMIMask: number(),
    pendingInterrupts: number(),
    enabledInterrupts: number(),
    interruptPriorities: array(4, number()),
    pendingNMI: bool(),
    pendingPendSV: bool(),
    pendingSVCall: bool(),
    pendingSystick: bool(),
    interruptsUpdated: bool(),
    VTOR: number(),
    SHPR2: number(),
    SHPR3: number(),
  },
});

export const vmstateSystick = vmstate({
  name: 'systick',
  versionId: 1,
  fields: {
    systickCountFlag: bool(),
    systickClkSource: bool(),
    systickIntEnable: bool(),
    systickReload: number(),
    systickTimer: struct(vmstateTimer32),
    systickAlarm: struct(vmstatePeriodicAlarm),
  },
});

const vmstateInterpolator = vmstate({
  name: 'interpolator',
  versionId: 1,
  fields: {
    accum0: number(),
    accum1: number(),
    base0: number(),
    base1: number(),
    base2: number(),
    ctrl0: number(),
    ctrl1: number(),
    result0: number(),
    result1: number(),
    result2: number(),
    smresult0: number(),
    smresult1: number(),
  },
});

export const vmstateSio = vmstate({
  name: 'sio',
  versionId: 1,
  fields: {
    gpioValue: number(),
    gpioOutputEnable: number(),
    qspiGpioValue: number(),
    qspiGpioOutputEnable: number(),
    divDividend: number(),
    divDivisor: number(),
    divQuotient: number(),
    divRemainder: number(),
    divCSR: uint8(),
    spinLock: number(),
    interp0: struct(vmstateInterpolator),
    interp1: struct(vmstateInterpolator),
  },
});

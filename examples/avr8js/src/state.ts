/**
 * The state of an ATmega328P: a definition for each class of avr8js, whose fields are the properties of that class.
 *
 * TypeScript's `private` is a word for the compiler: the members are properties like others, and `bind` finds them by
 * name. What is derived from the registers (modes of a timer) is saved too, because avr8js has no way to derive it
 * without moving pins.
 */
import { array, bool, buffer, int16, uint8, uint16, uint32, uint64, vmstate } from 'vmstate';
import { double, text } from './fields.js';

/** Cycles since the start of the chip. A number counts them exactly for 17 years of 16 MHz. */
const cycle = () => uint64({ as: 'number' });

/** `data`: registers, I/O and SRAM. Bit v of `pending` and `level` is interrupt vector v. */
export const vmstateCpu = vmstate({
  name: 'cpu',
  versionId: 1,
  fields: {
    pc: uint32(),
    cycles: cycle(),
    data: buffer(0x900),
    pending: uint32(),
    level: uint32(),
    maxInterrupt: int16(),
  },
});

/** Whether the timer listens to its pin, and to which edge. */
export const vmstateExternalClock = vmstate({
  name: 'timer/external_clock',
  versionId: 1,
  needed: ({ attached }: { attached: boolean }) => attached,
  fields: { attached: bool(), externalClockRisingEdge: bool() },
});

export const vmstateTimer = vmstate({
  name: 'timer',
  versionId: 1,
  preLoad: (state: { external_clock?: { attached: boolean } }) => {
    if (state.external_clock) state.external_clock.attached = false;
  },
  fields: {
    lastCycle: cycle(),
    divider: uint16(),
    updateDivider: bool(),
    tcnt: uint16(),
    tcntNext: uint16(),
    tcntUpdated: bool(),
    countingUp: bool(),
    ocrA: uint16(),
    nextOcrA: uint16(),
    ocrB: uint16(),
    nextOcrB: uint16(),
    icr: uint16(),
    highByteTemp: uint8(),
    timerMode: uint8(),
    topValue: uint16(),
    ocrUpdateMode: uint8(),
    tovUpdateMode: uint8(),
    compA: uint8(),
    compB: uint8(),
  },
  subsections: { external_clock: vmstateExternalClock },
});

/** `level`: bit n is set when the external interrupt of pin n goes by the level. */
export const vmstatePort = vmstate({
  name: 'port',
  versionId: 1,
  fields: {
    pinValue: uint8(),
    overrideMask: uint8(),
    overrideValue: uint8(),
    lastValue: uint8(),
    lastDdr: uint8(),
    lastPin: uint8(),
    openCollector: uint8(),
    level: uint8(),
  },
});

export const vmstateUsart = vmstate({
  name: 'usart',
  versionId: 2,
  minimumVersionId: 1,
  preLoad: (state: { lineBuffer: string }) => {
    state.lineBuffer = '';
  },
  fields: { rxBusyValue: bool(), rxByte: uint16(), lineBuffer: text({ since: 2 }) },
});

export const vmstateSpi = vmstate({ name: 'spi', versionId: 1, fields: { transmissionActive: bool() } });

export const vmstateTwi = vmstate({ name: 'twi', versionId: 1, fields: { busy: bool() } });

export const vmstateEeprom = vmstate({
  name: 'eeprom',
  versionId: 1,
  fields: { writeEnabledCycles: cycle(), writeCompleteCycles: cycle(), memory: buffer(0x400) },
});

/** Voltages in volts. */
export const vmstateAdc = vmstate({
  name: 'adc',
  versionId: 1,
  fields: {
    converting: bool(),
    conversionCycles: uint8(),
    channelValues: array(8, double()),
    avcc: double(),
    aref: double(),
  },
});

export const vmstateWatchdog = vmstate({
  name: 'watchdog',
  versionId: 1,
  fields: { changeEnabledCycles: cycle(), watchdogTimeout: cycle(), enabledValue: bool(), scheduled: bool() },
});

export const vmstateClock = vmstate({
  name: 'clock',
  versionId: 1,
  fields: { clockEnabledCycles: cycle(), prescalerValue: uint16(), cyclesDelta: double() },
});

/**
 * What the rest stands on: pins and pads, clocks and oscillators, resets and the bus.
 */
import { array, bool, struct, uint8, uint32, vmstate } from 'vmstate';
import { number } from './fields.js';

const vmstatePin = vmstate({
  name: 'pin',
  versionId: 1,
  fields: {
    rawInputValue: bool(),
    lastValue: uint8(),
    ctrl: number(),
    padValue: number(),
    irqEnableMask: uint8(),
    irqForceMask: uint8(),
    irqStatus: uint8(),
  },
});

/** Frequencies in Hz. */
export const vmstateChip = vmstate({
  name: 'chip',
  versionId: 1,
  fields: {
    clkSys: number(),
    clkPeri: number(),
    gpio: array(30, struct(vmstatePin)),
    qspi: array(6, struct(vmstatePin)),
  },
});

export const vmstatePads = vmstate({ name: 'pads', versionId: 1, fields: { voltageSelect: uint8() } });

export const vmstateClocks = vmstate({
  name: 'clocks',
  versionId: 1,
  fields: {
    gpout0Ctrl: number(),
    gpout0Div: number(),
    gpout1Ctrl: number(),
    gpout1Div: number(),
    gpout2Ctrl: number(),
    gpout2Div: number(),
    gpout3Ctrl: number(),
    gpout3Div: number(),
    refCtrl: number(),
    refDiv: number(),
    periCtrl: number(),
    periDiv: number(),
    usbCtrl: number(),
    usbDiv: number(),
    sysCtrl: number(),
    sysDiv: number(),
    adcCtrl: number(),
    adcDiv: number(),
    rtcCtrl: number(),
    rtcDiv: number(),
  },
});

export const vmstatePll = vmstate({
  name: 'pll',
  versionId: 1,
  fields: { cs: number(), pwr: number(), fbdivInt: number(), prim: number() },
});

export const vmstateXosc = vmstate({
  name: 'xosc',
  versionId: 1,
  fields: {
    ctrl: number(),
    status: number(),
    dormant: number(),
    startup: uint32(),
    count: uint8(),
    enabled: bool(),
    stable: bool(),
    isDormant: bool(),
  },
});

export const vmstateResets = vmstate({
  name: 'resets',
  versionId: 1,
  fields: { reset: uint32(), wdsel: uint32(), reset_done: uint32() },
});

export const vmstatePsm = vmstate({
  name: 'psm',
  versionId: 1,
  fields: { frceOn: uint32(), frceOff: uint32(), wdsel: uint32() },
});

export const vmstateBusctrl = vmstate({
  name: 'busctrl',
  versionId: 1,
  fields: { voltageSelect: uint8(), perfCtr: array(4, number()), perfSel: array(4, number()) },
});

/**
 * Sections: real-time clock, GPIO, pin controller, serial ports and SSP of Intel StrongARM SA-1110.
 *
 * QEMU: `hw/arm/strongarm.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, bool, int64, type StateOf, uint8, uint16, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateStrongarmRtc = vmstate({
  name: 'strongarm-rtc',
  versionId: 0,
  fields: { rttr: uint32(), rtsr: uint32(), rtar: uint32(), last_rcnr: uint32(), last_hz: int64() },
});
export type StrongarmRtcState = StateOf<typeof vmstateStrongarmRtc>;

export const vmstateStrongarmGpio = vmstate({
  name: 'strongarm-gpio',
  versionId: 0,
  fields: {
    ilevel: uint32(),
    olevel: uint32(),
    dir: uint32(),
    rising: uint32(),
    falling: uint32(),
    status: uint32(),
    gafr: uint32(),
    prev_level: uint32(),
  },
});
export type StrongarmGpioState = StateOf<typeof vmstateStrongarmGpio>;

export const vmstateStrongarmPpc = vmstate({
  name: 'strongarm-ppc',
  versionId: 0,
  fields: {
    ilevel: uint32(),
    olevel: uint32(),
    dir: uint32(),
    ppar: uint32(),
    psdr: uint32(),
    ppfr: uint32(),
    prev_level: uint32(),
  },
});
export type StrongarmPpcState = StateOf<typeof vmstateStrongarmPpc>;

export const vmstateStrongarmUart = vmstate({
  name: 'strongarm-uart',
  versionId: 0,
  fields: {
    utcr0: uint8(),
    brd: uint16(),
    utcr3: uint8(),
    utsr0: uint8(),
    tx_fifo: array(8, uint8()),
    tx_start: uint8(),
    tx_len: uint8(),
    rx_fifo: array(12, uint16()),
    rx_start: uint8(),
    rx_len: uint8(),
    wait_break_end: bool(),
  },
});
export type StrongarmUartState = StateOf<typeof vmstateStrongarmUart>;

export const vmstateStrongarmSsp = vmstate({
  name: 'strongarm-ssp',
  versionId: 0,
  fields: {
    sscr: array(2, uint16()),
    sssr: uint16(),
    rx_fifo: array(8, uint16()),
    rx_start: uint8(),
    rx_level: uint8(),
  },
});
export type StrongarmSspState = StateOf<typeof vmstateStrongarmSsp>;

/**
 * The section `realview_sysctl`: the system registers of ARM's RealView and Versatile boards.
 *
 * QEMU: `hw/misc/arm_sysctl.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all; how many clocks the
 * daughterboard has is never sent.
 */
import { array, type StateOf, uint16, uint32, vmstate } from '../../vmstate/index.js';

/** The registers of a board whose daughterboard has so many clocks; `mb_clock` and `db_clock` in Hz. */
// @__NO_SIDE_EFFECTS__
export const realviewSysctl = (daughterboardClocks: number) =>
  vmstate({
    name: 'realview_sysctl',
    versionId: 4,
    minimumVersionId: 1,
    fields: {
      leds: uint32(),
      lockval: uint16(),
      cfgdata1: uint32(),
      cfgdata2: uint32(),
      flags: uint32(),
      nvflags: uint32(),
      resetlevel: uint32(),
      sys_mci: uint32({ since: 2 }),
      sys_cfgdata: uint32({ since: 2 }),
      sys_cfgctrl: uint32({ since: 2 }),
      sys_cfgstat: uint32({ since: 2 }),
      sys_clcd: uint32({ since: 3 }),
      mb_clock: array(6, uint32(), { since: 4 }),
      db_clock: array(daughterboardClocks, uint32(), { since: 4 }),
    },
  });
export type RealviewSysctlState = StateOf<ReturnType<typeof realviewSysctl>>;

/**
 * The sections `bcm2835-cprman-pll`, `bcm2835-cprman-pll-channel`, `bcm2835-cprman-dsi0hsck-mux` and
 * `bcm2835-cprman-clock-mux`: the clocks that the clock manager of the Raspberry Pi is made of.
 *
 * QEMU: `hw/misc/bcm2835_cprman.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, vmstate } from '../../vmstate/index.js';
import { vmstateClock } from '../core/clock.js';

export const vmstateBcm2835CprmanPll = vmstate({
  name: 'bcm2835-cprman-pll',
  versionId: 1,
  minimumVersionId: 1,
  fields: { xosc_in: struct(vmstateClock) },
});
export type Bcm2835CprmanPllState = StateOf<typeof vmstateBcm2835CprmanPll>;

export const vmstateBcm2835CprmanPllChannel = vmstate({
  name: 'bcm2835-cprman-pll-channel',
  versionId: 1,
  minimumVersionId: 1,
  fields: { pll_in: struct(vmstateClock) },
});
export type Bcm2835CprmanPllChannelState = StateOf<typeof vmstateBcm2835CprmanPllChannel>;

export const vmstateBcm2835CprmanDsi0hsckMux = vmstate({
  name: 'bcm2835-cprman-dsi0hsck-mux',
  versionId: 1,
  minimumVersionId: 1,
  fields: { plla_in: struct(vmstateClock), plld_in: struct(vmstateClock) },
});
export type Bcm2835CprmanDsi0hsckMuxState = StateOf<typeof vmstateBcm2835CprmanDsi0hsckMux>;

export const vmstateBcm2835CprmanClockMux = vmstate({
  name: 'bcm2835-cprman-clock-mux',
  versionId: 1,
  minimumVersionId: 1,
  fields: { srcs: array(10, struct(vmstateClock)) },
});
export type Bcm2835CprmanClockMuxState = StateOf<typeof vmstateBcm2835CprmanClockMux>;

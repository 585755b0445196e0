/**
 * The sections `tsc2102` and `tsc2301`: the touch screen and audio controllers TI TSC2102 and TSC2301.
 *
 * QEMU: `hw/input/tsc210x.c`; checked on streams of 5.2 and 7.2. One layout in all.
 */
import { array, bool, int32, int64, type StateOf, timer, uint8, uint16, vmstate } from '../../vmstate/index.js';

const v1 = { versionId: 1, minimumVersionId: 1 } as const;

/** The registers of both; `volume_change`, `powerdown` and `now` in ns. */
const fields = {
  enabled: bool(),
  host_mode: bool(),
  irq: bool(),
  command: bool(),
  pressure: bool(),
  softstep: bool(),
  state: bool(),
  dav: uint16(),
  x: int32(),
  y: int32(),
  offset: uint8(),
  page: uint8(),
  filter: uint8(),
  pin_func: uint8(),
  ref: uint8(),
  timing: uint8(),
  noise: uint8(),
  function: uint8(),
  nextfunction: uint8(),
  precision: uint8(),
  nextprecision: uint8(),
  audio_ctrl1: uint16(),
  audio_ctrl2: uint16(),
  audio_ctrl3: uint16(),
  pll: array(3, uint16()),
  volume: uint16(),
  dac_power: uint16(),
  volume_change: int64(),
  powerdown: int64(),
  now: int64(),
  filter_data: array(20, uint16()),
  timer: timer(),
};

export const vmstateTsc2102 = vmstate({ ...v1, name: 'tsc2102', fields });
export type Tsc2102State = StateOf<typeof vmstateTsc2102>;

export const vmstateTsc2301 = vmstate({ ...v1, name: 'tsc2301', fields });
export type Tsc2301State = StateOf<typeof vmstateTsc2301>;

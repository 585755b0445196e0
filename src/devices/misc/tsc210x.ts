/**
 * The sections `tsc2102` and `tsc2301`: the touch screen and audio controllers TI TSC2102 and TSC2301.
 *
 * QEMU: `hw/input/tsc210x.c`; checked on streams of 2.3, 5.2 and 7.2. Written by hand in 2.3.
 */
import {
  array,
  bool,
  int16,
  int32,
  int64,
  releases,
  type StateOf,
  timer,
  uint8,
  uint16,
  uint32,
  vmstate,
} from '../../vmstate/index.js';

const writtenByHand = { versionId: 0, oldStyle: true } as const;
const v1 = { versionId: 1, minimumVersionId: 1 } as const;

/** The registers of both in 2.3; `volume_change` and `powerdown` in ns from the time of saving. */
const fieldsByHand = {
  x: int16(),
  y: int16(),
  pressure: bool(),
  state: bool(),
  page: uint8(),
  offset: uint8(),
  command: bool(),
  irq: bool(),
  dav: uint16(),
  timer: timer(),
  enabled: bool(),
  host_mode: bool(),
  function: uint8(),
  nextfunction: uint8(),
  precision: uint8(),
  nextprecision: uint8(),
  filter: uint8(),
  pin_func: uint8(),
  ref: uint8(),
  timing: uint8(),
  noise: uint32(),
  audio_ctrl1: uint16(),
  audio_ctrl2: uint16(),
  audio_ctrl3: uint16(),
  pll: array(2, uint16()),
  volume: uint16(),
  volume_change: int64(),
  powerdown: int64(),
  softstep: bool(),
  dac_power: uint16(),
  filter_data: array(20, uint16()),
};

/** The registers of both since; `volume_change`, `powerdown` and `now` in ns. */
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

export const vmstateTsc2102 = releases({
  '2.3': vmstate({ ...writtenByHand, name: 'tsc2102', fields: fieldsByHand }),
  '5.2': vmstate({ ...v1, name: 'tsc2102', fields }),
});
export type Tsc2102State = StateOf<typeof vmstateTsc2102>;

export const vmstateTsc2301 = releases({
  '2.3': vmstate({ ...writtenByHand, name: 'tsc2301', fields: fieldsByHand }),
  '5.2': vmstate({ ...v1, name: 'tsc2301', fields }),
});
export type Tsc2301State = StateOf<typeof vmstateTsc2301>;

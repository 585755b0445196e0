/**
 * The section `tsc2005`: the touch screen controller TI TSC2005.
 *
 * QEMU: `hw/input/tsc2005.c`; checked on streams of 2.3, 5.2 and 7.2. Written by hand in 2.3.
 */
import {
  array,
  bool,
  int8,
  int16,
  int32,
  releases,
  type StateOf,
  timer,
  uint8,
  uint16,
  uint32,
  vmstate,
} from '../../vmstate/index.js';

const writtenByHand = vmstate({
  name: 'tsc2005',
  versionId: 0,
  oldStyle: true,
  fields: {
    x: int16(),
    y: int16(),
    pressure: bool(),
    state: uint8(),
    reg: uint8(),
    command: bool(),
    irq: bool(),
    dav: uint16(),
    data: uint16(),
    timer: timer(),
    enabled: bool(),
    host_mode: bool(),
    function: int8(),
    nextfunction: int8(),
    precision: bool(),
    nextprecision: bool(),
    filter: uint16(),
    pin_func: uint8(),
    timing: array(2, uint16()),
    temp_thr: array(2, uint16()),
    aux_thr: array(2, uint16()),
    noise: uint32(),
    reset: bool(),
    pdst: bool(),
    pnd0: bool(),
    tr: array(8, int32()),
  },
});

const described = vmstate({
  name: 'tsc2005',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    pressure: bool(),
    irq: bool(),
    command: bool(),
    enabled: bool(),
    host_mode: bool(),
    reset: bool(),
    pdst: bool(),
    pnd0: bool(),
    precision: bool(),
    nextprecision: bool(),
    reg: uint8(),
    state: uint8(),
    data: uint16(),
    dav: uint16(),
    filter: uint16(),
    nextfunction: int8(),
    function: int8(),
    x: int32(),
    y: int32(),
    timer: timer(),
    pin_func: uint8(),
    timing: array(2, uint16()),
    noise: uint8(),
    temp_thr: array(2, uint16()),
    aux_thr: array(2, uint16()),
    tr: array(8, int32()),
  },
});
export const vmstateTsc2005 = releases({ '2.3': writtenByHand, '5.2': described });
export type Tsc2005State = StateOf<typeof vmstateTsc2005>;

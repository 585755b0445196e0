/**
 * The section `tsc2005`: the touch screen controller TI TSC2005.
 *
 * QEMU: `hw/input/tsc2005.c`; checked on streams of 5.2 and 7.2. One layout in all.
 */
import { array, bool, int8, int32, type StateOf, timer, uint8, uint16, vmstate } from '../../vmstate/index.js';

export const vmstateTsc2005 = vmstate({
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
export type Tsc2005State = StateOf<typeof vmstateTsc2005>;

/**
 * The section `pxa2xx_keypad`: the keypad controller of Intel PXA27x.
 *
 * QEMU: `hw/input/pxa2xx_keypad.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstatePxa2xxKeypad = vmstate({
  name: 'pxa2xx_keypad',
  versionId: 0,
  fields: {
    kpc: uint32(),
    kpdk: uint32(),
    kprec: uint32(),
    kpmk: uint32(),
    kpas: uint32(),
    kpasmkp: array(4, uint32()),
    kpkdi: uint32(),
  },
});
export type Pxa2xxKeypadState = StateOf<typeof vmstatePxa2xxKeypad>;

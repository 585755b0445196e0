/**
 * The section `eeprom`: a serial EEPROM of the 93xx family with 64 words.
 *
 * QEMU: `hw/nvram/eeprom93xx.c`; checked on streams of 2.3.
 */
import { array, type StateOf, uint8, uint16, uint16Equal, vmstate } from '../../vmstate/index.js';

export const vmstateEeprom = vmstate({
  name: 'eeprom',
  versionId: 20061113,
  minimumVersionId: 20061113,
  fields: {
    tick: uint8(),
    address: uint8(),
    command: uint8(),
    writable: uint8(),
    eecs: uint8(),
    eesk: uint8(),
    eedo: uint8(),
    addrbits: uint8(),
    size_1: uint16Equal({ name: 'size[1]' }),
    data: uint16(),
    contents: array(64, uint16()),
  },
});
export type EepromState = StateOf<typeof vmstateEeprom>;

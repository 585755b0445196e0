/**
 * The section `smbus-eeprom`: an EEPROM on an SMBus, such as that of a memory module.
 *
 * QEMU: `hw/i2c/smbus_eeprom.c`; checked on streams of 11.1. One layout in 5.2 and later; 2.3 does not send it, nor do
 * machines before 5.0.
 */
import { array, bool, type StateOf, struct, uint8, vmstate } from '../../vmstate/index.js';
import { vmstateSmbusDevice } from './smbus-device.js';

/** `accessed`: something has been read or written since the last reset. */
export const vmstateSmbusEeprom = vmstate({
  name: 'smbus-eeprom',
  versionId: 1,
  minimumVersionId: 1,
  fields: { smbusdev: struct(vmstateSmbusDevice), data: array(256, uint8()), offset: uint8(), accessed: bool() },
});
export type SmbusEepromState = StateOf<typeof vmstateSmbusEeprom>;

/**
 * The sections `sl-nand`, `corgi-ssp` and `spitz-lcdtg`: what the Sharp Zaurus C3000 boards (`spitz` and its kin)
 * have on their SSP bus.
 *
 * QEMU: `hw/arm/spitz.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { array, type StateOf, struct, uint8, uint16, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateSsiPeripheral } from '../ssi/ssi-peripheral.js';

export const vmstateEccState = vmstate({
  name: 'ecc-state',
  versionId: 0,
  fields: { cp: uint8(), lp: array(2, uint16()), count: uint16() },
});

export const vmstateSlNand = vmstate({
  name: 'sl-nand',
  versionId: 0,
  fields: { ctl: uint8(), ecc: struct(vmstateEccState) },
});
export type SlNandState = StateOf<typeof vmstateSlNand>;

export const vmstateCorgiSsp = vmstate({
  name: 'corgi-ssp',
  versionId: 2,
  minimumVersionId: 2,
  fields: { ssidev: struct(vmstateSsiPeripheral), enable: array(3, uint32()) },
});
export type CorgiSspState = StateOf<typeof vmstateCorgiSsp>;

export const vmstateSpitzLcdtg = vmstate({
  name: 'spitz-lcdtg',
  versionId: 1,
  minimumVersionId: 1,
  fields: { ssidev: struct(vmstateSsiPeripheral), bl_intensity: uint32(), bl_power: uint32() },
});
export type SpitzLcdtgState = StateOf<typeof vmstateSpitzLcdtg>;

/**
 * The sections `zipit-lcd` and `aer915`: display and battery controller of the Zipit Z2.
 *
 * QEMU: `hw/arm/z2.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { buffer, int32, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateSsiPeripheral } from '../ssi/ssi-peripheral.js';

export const vmstateZipitLcd = vmstate({
  name: 'zipit-lcd',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    ssidev: struct(vmstateSsiPeripheral),
    selected: int32(),
    enabled: int32(),
    buf: buffer(3),
    cur_reg: uint32(),
    pos: int32(),
  },
});
export type ZipitLcdState = StateOf<typeof vmstateZipitLcd>;

export const vmstateAer915 = vmstate({
  name: 'aer915',
  versionId: 1,
  minimumVersionId: 1,
  fields: { len: int32(), buf: buffer(3) },
});
export type Aer915State = StateOf<typeof vmstateAer915>;

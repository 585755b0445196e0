/**
 * The section `ads7846`: the touch screen controller TI ADS7846, on an SSP bus.
 *
 * QEMU: `hw/input/ads7846.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { array, int32, type StateOf, struct, vmstate } from '../../vmstate/index.js';
import { vmstateSsiPeripheral } from '../ssi/ssi-peripheral.js';

export const vmstateAds7846 = vmstate({
  name: 'ads7846',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    ssidev: struct(vmstateSsiPeripheral),
    input: array(8, int32()),
    noise: int32(),
    cycle: int32(),
    output: int32(),
  },
});
export type Ads7846State = StateOf<typeof vmstateAds7846>;

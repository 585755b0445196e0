/**
 * The section `max111x`: the analogue-to-digital converters Maxim MAX1110 and MAX1111.
 *
 * QEMU: `hw/adc/max111x.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { array, int32, int32Equal, type StateOf, struct, uint8, vmstate } from '../../vmstate/index.js';
import { vmstateSsiPeripheral } from '../ssi/ssi-peripheral.js';

export const vmstateMax111x = vmstate({
  name: 'max111x',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    parent_obj: struct(vmstateSsiPeripheral),
    tb1: uint8(),
    rb2: uint8(),
    rb3: uint8(),
    inputs: int32Equal(),
    com: int32(),
    input: array(4, uint8()),
  },
});
export type Max111xState = StateOf<typeof vmstateMax111x>;

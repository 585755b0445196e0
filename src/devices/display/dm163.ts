/**
 * The section `dm163`: the LED matrix driver SiTI DM163.
 *
 * QEMU: `hw/display/dm163.c`; checked on streams of 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint8, uint16, uint32, uint64, vmstate } from '../../vmstate/index.js';

export const vmstateDm163 = vmstate({
  name: 'dm163',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    bank0_shift_register: array(3, uint64()),
    bank1_shift_register: array(3, uint64()),
    latched_outputs: array(24, uint16()),
    outputs: array(24, uint16()),
    dck: uint8(),
    en_b: uint8(),
    lat_b: uint8(),
    rst_b: uint8(),
    selbk: uint8(),
    sin: uint8(),
    activated_rows: uint8(),
    buffer: array(0x120 / 4, uint32()),
    last_buffer_idx: uint8(),
    buffer_idx_of_row: array(8, uint8()),
    row_persistence_delay: array(8, uint8()),
  },
});
export type Dm163State = StateOf<typeof vmstateDm163>;

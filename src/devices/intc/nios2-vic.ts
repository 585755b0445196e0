/**
 * The section `nios2-vic`: the vectored interrupt controller of Nios II boards.
 *
 * QEMU: `hw/intc/nios2_vic.c` in 7.2. 5.2 does not have it yet, 10.0 and 11.1 no longer.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/**
 * `int_config`: of each interrupt, bits 0 to 5 its level, 6 non-maskable, 7 to 12 its register set. `vic_config`: bits
 * 0 to 2 say how far vectors are apart, 4 << n bytes. `int_raw_status`, `int_enable`, `sw_int`: a bit for each.
 * `vic_status`: the one with the highest level, bit 31 that there is one; `vec_tbl_addr`: its vector, in the table at
 * `vec_tbl_base`.
 */
export const vmstateNios2Vic = vmstate({
  name: 'nios2-vic',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    int_config: array(32, uint32()),
    vic_config: uint32(),
    int_raw_status: uint32(),
    int_enable: uint32(),
    sw_int: uint32(),
    vic_status: uint32(),
    vec_tbl_base: uint32(),
    vec_tbl_addr: uint32(),
  },
});
export type Nios2VicState = StateOf<typeof vmstateNios2Vic>;

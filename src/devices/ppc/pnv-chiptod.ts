/**
 * The section `pnv-chiptod`: the time of day of a PowerNV chip, by which the timebases of its cores are set.
 *
 * QEMU: `hw/ppc/pnv_chiptod.c` in 11.1. Older releases send nothing of it.
 */
import { bool, type StateOf, uint8, uint64, vmstate } from '../../vmstate/index.js';

/** `tod_state_val`: 0 error, 7 not set, 2 running, 1 stopped. `primary`, `secondary`: the part that the chip has. */
export const vmstatePnvChiptod = vmstate({
  name: 'pnv-chiptod',
  versionId: 1,
  fields: {
    primary: bool(),
    secondary: bool(),
    tod_error: uint64(),
    pss_mss_ctrl_reg: uint64(),
    tx_ttype_ctrl: uint64(),
    tod_state_val: uint8(),
  },
});
export type PnvChiptodState = StateOf<typeof vmstatePnvChiptod>;
